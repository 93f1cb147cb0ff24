package dev.quarterdeck.tui.command.demo;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.Options;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Globals;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import java.util.Arrays;
import java.util.List;

/** {@code qd demo}: the full-screen console on the sandbox; without a terminal a printed tour. */
public final class Demo {
  private Demo() {}

  public static Verb noun() {
    return Verb.named("demo", "A look around on a simulated account: no AWS needed.")
        .description(
            "On a terminal it opens the full-screen console on the sandbox. Without one it prints a"
                + " short tour: health, overdue secrets, who uses a key, its rotation end to end, the"
                + " checklist, stale tasks, the audit record.")
        .flag("--tour", "Print the tour on a terminal as well.")
        .exit(0, "the tour was shown, whatever it found")
        .example("qd demo", "The full-screen console on the sandbox.")
        .example("qd demo --sandbox=bad-deploy", "The same while a deployment goes wrong.")
        .example("qd demo < /dev/null", "The printed tour.")
        .runs(Demo::run)
        .limit(Verb.Limit.UNTIL_STOPPED);
  }

  private static Answer run(Call call) throws InterruptedException {
    boolean terminal = call.io().inTerminal() && call.io().outTerminal();
    if (terminal && !call.has("--tour")) {
      Globals asked = call.globals();
      Options options =
          new Options(
              null,
              null,
              null,
              asked.sandbox() == null ? Globals.DEFAULT_SCENARIO : asked.sandbox(),
              asked.readOnly(),
              asked.timeout());
      return Answer.silent(
          exit(
              call.parts()
                  .fullScreen()
                  .get()
                  .open(call.parts().consoles().get(), List.of(options))));
    }
    new Tour(call).run();
    return Answer.silent(ExitCode.GOOD);
  }

  private static ExitCode exit(int code) {
    return Arrays.stream(ExitCode.values())
        .filter(e -> e.code() == code)
        .findFirst()
        .orElse(ExitCode.DEFECT);
  }

  /**
   * A session on a scenario, for the length of a chapter; {@code --timeout} limits each reading.
   */
  static Console open(Call call, String scenario) {
    Options options = new Options(null, null, null, scenario, false, call.globals().timeout());
    return call.parts().consoles().get().openOnce(options).orThrow();
  }
}
