package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.services.EcsEditor;
import dev.quarterdeck.services.ExecCommand;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Format;
import dev.quarterdeck.tui.cli.Programs;
import dev.quarterdeck.tui.cli.SessionPlugin;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Tone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code qd services exec}: a shell or a command in a running container. */
final class ExecInContainer {
  private static final String INSTALL =
      "https://docs.aws.amazon.com/systems-manager/latest/userguide/"
          + "session-manager-working-with-install-plugin.html";

  private ExecInContainer() {}

  static Verb verb() {
    return Changing.verb(
            Verb.named("exec", "Open a shell, or run a command, in a running container.")
                .description(
                    "Uses ECS Exec: the service needs it enabled, and this machine the Session"
                        + " Manager plugin. The command after -- is /bin/sh when left out. Without a"
                        + " TASK the newest running one is taken.")
                .param("SERVICE", "The service, [CLUSTER/]NAME.")
                .optionalParam("TASK", "Its id or the beginning of it.")
                .params("COMMAND", "After --: the command and its arguments.")
                .option("--container", "NAME", "Which container; the first when left out.")
                .exit(1, "the session ended with an error")
                .exit(6, "refused: not enabled, not confirmed, read-only, or no plugin here"))
        .example("qd services exec acme-prod/api", "A shell in its newest task.")
        .example("qd services exec acme-prod/api 3f2a -- env", "One command in one task.")
        .runs(ExecInContainer::run);
  }

  private static Answer run(Call call) throws IOException, InterruptedException {
    Changing.check(call);
    List<String> before = call.paramsBefore();
    if (before.isEmpty() || before.size() > 2) {
      throw Usage.wrong(
          before.isEmpty() ? "Which service?" : "'" + before.get(2) + "' stands before --.",
          "For example qd services exec acme-prod/api -- env.");
    }
    if (call.globals().format() != Format.TABLE && !call.has("--dry-run")) {
      throw Usage.wrong(
          "A session is for a person: its output is the container's.", "Leave out -o.");
    }
    Service s = Following.services(call, List.of(before.getFirst())).getFirst();
    Task task = task(call, s, before.size() == 2 ? before.get(1) : "");
    String command = command(call.passedOn());
    var change =
        call.console()
            .operations()
            .tasks()
            .exec(s, task, call.value("--container"), command)
            .orThrow();
    Programs programs = new Programs(call.io());
    SessionPlugin plugins = new SessionPlugin(programs);
    Optional<Path> plugin = plugins.find();
    if (plugin.isEmpty() && !call.has("--dry-run")) {
      throw new ProblemException(
          new Problem.Refused(
              "The Session Manager plugin is not installed here; no session was opened.",
              "Install it ("
                  + INSTALL
                  + "), or where it is: "
                  + awsCommand(call, s, task, command)));
    }
    return Changing.run(
        call, change, session -> opened(call, programs, plugins, plugin.orElseThrow(), session));
  }

  private static Task task(Call call, Service s, String id) {
    List<Task> running =
        call.console().ports().ecs().runningTasks(s.cluster(), s.name()).orThrow().items().stream()
            .filter(t -> t.lastStatus().equals("RUNNING") && t.id().startsWith(id))
            .sorted(
                Comparator.comparing(
                    Task::startedAt, Comparator.nullsFirst(Comparator.reverseOrder())))
            .toList();
    if (running.isEmpty()) {
      throw new ProblemException(
          new Problem.NotFound(
              "No running task "
                  + (id.isEmpty() ? "" : Text.clean(id) + " ")
                  + "of "
                  + s.ref()
                  + ".",
              "List them with: qd services tasks " + s.ref()));
    }
    if (!id.isEmpty() && running.size() > 1) {
      throw new ProblemException(
          new Problem.Invalid(
              "Several tasks begin with " + Text.clean(id) + ".", "Type more of its id."));
    }
    return running.getFirst();
  }

  /** One line, as ECS takes it; words with spaces are quoted for the container's shell. */
  private static String command(List<String> words) {
    if (words.isEmpty()) {
      return ExecCommand.SHELL;
    }
    List<String> quoted = new ArrayList<>();
    for (String word : words) {
      quoted.add(
          word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'");
    }
    return String.join(" ", quoted);
  }

  private static String awsCommand(Call call, Service s, Task task, String command) {
    String container = call.value("--container");
    return ExecCommand.aws(
        call.console().region(),
        s.cluster(),
        task.id(),
        container == null ? task.containers().getFirst().name() : container,
        command);
  }

  private static Answer opened(
      Call call,
      Programs programs,
      SessionPlugin plugins,
      Path plugin,
      EcsEditor.ExecSession session) {
    var connection = call.console().connection();
    SessionPlugin.Where where =
        new SessionPlugin.Where(
            call.console().region(),
            connection.profile(),
            connection.endpoint() == null ? null : connection.endpoint().toString());
    Outcome<Integer> ended =
        Outcome.of(
            () -> {
              SessionPlugin.Start start = plugins.start(plugin, session, where);
              return programs.handOver(start.command(), start.environment());
            });
    int code = ended.orThrow();
    if (code != 0) {
      call.note(Cell.of("The session ended with code " + code + ".", Tone.WARN));
    }
    return Answer.silent(code == 0 ? ExitCode.GOOD : ExitCode.BAD);
  }
}
