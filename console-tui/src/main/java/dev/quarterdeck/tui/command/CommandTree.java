package dev.quarterdeck.tui.command;

import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Root;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.alarms.AlarmsNoun;
import dev.quarterdeck.tui.command.alarms.Due;
import dev.quarterdeck.tui.command.audit.AuditNoun;
import dev.quarterdeck.tui.command.changes.ChangesNoun;
import dev.quarterdeck.tui.command.checklist.ChecklistNoun;
import dev.quarterdeck.tui.command.demo.Demo;
import dev.quarterdeck.tui.command.doctor.Doctor;
import dev.quarterdeck.tui.command.env.EnvNoun;
import dev.quarterdeck.tui.command.health.HealthNoun;
import dev.quarterdeck.tui.command.iam.IamNoun;
import dev.quarterdeck.tui.command.logs.LogsNoun;
import dev.quarterdeck.tui.command.metrics.MetricsNoun;
import dev.quarterdeck.tui.command.rotation.Rotate;
import dev.quarterdeck.tui.command.rotation.RotationsNoun;
import dev.quarterdeck.tui.command.sandbox.SandboxNoun;
import dev.quarterdeck.tui.command.secrets.SecretsNoun;
import dev.quarterdeck.tui.command.services.ServicesNoun;
import dev.quarterdeck.tui.command.shell.Completion;
import dev.quarterdeck.tui.command.shell.Gui;
import dev.quarterdeck.tui.command.shell.HelpCommand;
import dev.quarterdeck.tui.command.shell.VersionCommand;
import dev.quarterdeck.tui.command.taskdef.TaskdefNoun;
import java.util.List;

/** Every noun, named here so that the overview costs nothing, built in its own package. */
public final class CommandTree implements Root.Nouns {
  private static final List<Root.Entry> ENTRIES =
      List.of(
          new Root.Entry("health", "One verdict per service, with its reasons and what to do."),
          new Root.Entry(
              "services", "Services of Amazon ECS: verdicts, tasks, deployments, events."),
          new Root.Entry("metrics", "What a service carries: load, requests, errors, latency."),
          new Root.Entry("alarms", "CloudWatch alarms: state, history, silence for a time."),
          new Root.Entry("secrets", "Secrets of AWS Secrets Manager: age, keys, users, values."),
          new Root.Entry("env", "A dotenv file beside a secret; programs run with its keys."),
          new Root.Entry(
              "taskdef", "Task definitions: what is in them, what is wrong, who uses them."),
          new Root.Entry("iam", "The least policies for services and people; what is in force."),
          new Root.Entry("rotate", "Change a key without an outage, or back out."),
          new Root.Entry("rotations", "Rotations of this machine: their journals, resume, abort."),
          new Root.Entry(
              "changes", "What changed, newest first, and what is most likely to blame."),
          new Root.Entry(
              "logs", "Lines of services and log groups: as they come, of hours, counted."),
          new Root.Entry("checklist", "What still stands between the product and production."),
          new Root.Entry("audit", "The record of what was revealed or changed, by whom and why."),
          new Root.Entry("doctor", "Checks that Quarterdeck can do its work here."),
          new Root.Entry("demo", "A look around on a simulated account: no AWS needed."),
          new Root.Entry("gui", "Opens the desktop console."),
          new Root.Entry("sandbox", "The simulated account as a server for other clients."),
          new Root.Entry("completion", "Prints a completion script for a shell."),
          new Root.Entry("help", "Help for a command, for example: qd help secrets list."),
          new Root.Entry("version", "Prints the versions of Quarterdeck and Java."));

  /** What a command with a session does when it has answered. */
  public static void afterwards(Call call) {
    Due.end(call);
  }

  @Override
  public List<Root.Entry> entries() {
    return ENTRIES;
  }

  @Override
  public Verb build(String name) {
    return switch (name) {
      case "health" -> HealthNoun.noun();
      case "services" -> ServicesNoun.noun();
      case "metrics" -> MetricsNoun.noun();
      case "alarms" -> AlarmsNoun.noun();
      case "secrets" -> SecretsNoun.noun();
      case "env" -> EnvNoun.noun();
      case "taskdef" -> TaskdefNoun.noun();
      case "iam" -> IamNoun.noun();
      case "rotate" -> Rotate.noun();
      case "rotations" -> RotationsNoun.noun();
      case "changes" -> ChangesNoun.noun();
      case "logs" -> LogsNoun.noun();
      case "checklist" -> ChecklistNoun.noun();
      case "audit" -> AuditNoun.noun();
      case "doctor" -> Doctor.noun();
      case "demo" -> Demo.noun();
      case "gui" -> Gui.noun();
      case "sandbox" -> SandboxNoun.noun();
      case "completion" -> Completion.noun();
      case "help" -> HelpCommand.noun();
      case "version" -> VersionCommand.noun();
      default -> throw new IllegalArgumentException(name);
    };
  }
}
