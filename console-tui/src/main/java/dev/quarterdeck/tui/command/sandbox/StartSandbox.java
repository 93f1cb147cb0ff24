package dev.quarterdeck.tui.command.sandbox;

import dev.quarterdeck.app.Simulation;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Globals;
import dev.quarterdeck.tui.cli.Scenarios;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import java.util.concurrent.CountDownLatch;

/** {@code qd sandbox start}: the sandbox for the aws CLI, boto3 and any other client. */
final class StartSandbox {
  private static final int HIGHEST_PORT = 65_535;
  private static final double FASTEST = 3_600;

  private StartSandbox() {}

  static Verb verb() {
    return Verb.named("start", "Serves the simulated account on loopback until it is stopped.")
        .description(
            "Prints the endpoint and the environment that other clients need: the aws CLI, boto3"
                + " and every AWS SDK work on it. Ctrl-C or SIGTERM ends it; nothing is kept.")
        .option("--port", "N", "Port on 127.0.0.1; any free one when left out or 0.")
        .option(
            "--scenario", "SCENARIO", "What happens in it; calm when left out.", Scenarios.names())
        .option("--seed", "N", "The same seed makes the same account; 1 when left out.")
        .option(
            "--speed",
            "X",
            "Seconds in the sandbox for each second here, above 0; 1 when left out.")
        .options(
            "--fault",
            "RULE",
            "Something that goes wrong, may be repeated: SERVICE[:OPERATION]=FAULT[@SHARE]. FAULT is"
                + " throttle, slow:2s, fail, fail:503, cut, cut-after, hang, deny, hostile, expired or"
                + " skewed; SHARE is the part of the requests it strikes, 1 when left out.")
        .flag(
            "--aws-rates",
            "Throttle reads of ECS and Elastic Load Balancing at the rates that AWS publishes.")
        .flag("--trace", "Says every request on stderr, as SERVICE:OPERATION.")
        .exit(0, "stopped by Ctrl-C or a signal")
        .example("qd sandbox start --port 4566 --scenario bad-deploy", "In one terminal…")
        .example("aws --endpoint-url http://127.0.0.1:4566 ecs list-clusters", "…and in another.")
        .example(
            "qd sandbox start --fault 'ecs:List*=throttle@0.3' --fault '*=slow:300ms'",
            "An account in trouble.")
        .example(
            "qd sandbox start --trace 2>&1 | grep -o '[a-z]*:[A-Z][A-Za-z]*' | sort | uniq -c",
            "Which operations a client calls, and how often.")
        .example(
            "qd health --endpoint-url http://127.0.0.1:4566", "Quarterdeck itself, from outside.")
        .runs(StartSandbox::run)
        .limit(Verb.Limit.UNTIL_STOPPED);
  }

  private static Answer run(Call call) throws InterruptedException {
    try (Simulation sandbox = start(call)) {
      if (call.has("--trace")) {
        sandbox.tell(action -> call.note(Cell.of(action)));
      }
      call.print(new Started(sandbox));
      if (call.io().errTerminal()) {
        call.note(Cell.muted("Ctrl-C stops it."));
      }
      new CountDownLatch(1).await();
      return Answer.silent(ExitCode.GOOD);
    } catch (InterruptedException e) {
      return Answer.silent(ExitCode.GOOD);
    }
  }

  private static Simulation start(Call call) {
    String asked = call.globals().sandbox();
    String scenario =
        Scenarios.known(call.value("--scenario", asked == null ? Globals.DEFAULT_SCENARIO : asked));
    int port = (int) number("--port", call.value("--port", "0"), HIGHEST_PORT);
    long seed = number("--seed", call.value("--seed", "1"), Long.MAX_VALUE);
    Outcome<Simulation> started =
        Simulation.start(
            scenario,
            port,
            seed,
            speed(call.value("--speed", "1")),
            call.values("--fault"),
            call.has("--aws-rates"));
    if (started instanceof Outcome.Failed<Simulation>(Problem.Invalid wrong)) {
      throw Usage.wrong(wrong.sentence(), wrong.remedy());
    }
    return started.orThrow();
  }

  private static long number(String option, String text, long highest) {
    if (text.matches("[0-9]{1,18}") && Long.parseLong(text) <= highest) {
      return Long.parseLong(text);
    }
    throw Usage.wrong(
        option + " '" + text + "' is not a number from 0 to " + highest + ".",
        "For example " + option + " 4566.");
  }

  private static double speed(String text) {
    if (text.matches("[0-9]{1,4}(\\.[0-9]{1,3})?")) {
      double speed = Double.parseDouble(text);
      if (speed > 0 && speed <= FASTEST) {
        return speed;
      }
    }
    throw Usage.wrong(
        "--speed '" + text + "' is not a number above 0 and up to 3600.",
        "For example --speed 10.");
  }

  private record Started(Simulation sandbox) implements Rendering {
    /** Lines for {@code eval}; what is not one of them is a comment. */
    @Override
    public Page page() {
      Page page = new Page();
      page.line(
          "# sandbox "
              + sandbox.scenario()
              + " on "
              + sandbox.endpoint()
              + ", account "
              + sandbox.account(),
          Tone.MUTED);
      page.line("# " + sandbox.roles(), Tone.MUTED);
      sandbox
          .environment()
          .forEach((name, value) -> page.line("export " + name + "=" + value, Tone.PLAIN));
      page.line("unset AWS_PROFILE AWS_SESSION_TOKEN", Tone.PLAIN);
      return page;
    }

    @Override
    public void json(Json json) {
      json.object(
          j ->
              j.field("endpoint", sandbox.endpoint().toString())
                  .field("scenario", sandbox.scenario())
                  .field("account", sandbox.account())
                  .field("region", sandbox.region())
                  .map("environment", sandbox.environment()));
    }

    @Override
    public Csv csv() {
      Csv csv = new Csv("name", "value");
      sandbox.environment().forEach(csv::row);
      return csv;
    }
  }
}
