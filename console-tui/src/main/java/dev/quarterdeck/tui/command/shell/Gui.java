package dev.quarterdeck.tui.command.shell;

import dev.quarterdeck.app.Desktop;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.tui.cli.AtExit;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Globals;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import java.util.Arrays;

/** {@code qd gui}: the desktop console, where it is installed and there is a display. */
public final class Gui {
  private Gui() {}

  public static Verb noun() {
    return Verb.named("gui", "Opens the desktop console.")
        .exit(6, "there is no display, or the desktop console is not installed")
        .example("qd gui", "With the profile and region of the environment.")
        .example("qd gui --profile prod,staging", "Several accounts, side by side at first.")
        .example("qd gui --sandbox", "On a simulated account.")
        .ownContexts()
        .runs(Gui::run)
        .limit(Verb.Limit.UNTIL_STOPPED);
  }

  private static Answer run(Call call) {
    Desktop desktop =
        call.parts()
            .desktop()
            .get()
            .orElseThrow(
                () ->
                    new ProblemException(
                        new Problem.Refused(
                            "The desktop console is not part of this installation.",
                            "Use 'qd' for the terminal console, or install the package with the"
                                + " desktop.")));
    if (noDisplay(call)) {
      throw new ProblemException(
          new Problem.Refused(
              "There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set.",
              "Use 'qd' for the terminal console, or run it where a desktop is."));
    }
    AtExit.orderly();
    int code =
        desktop.open(
            call.parts().consoles().get(), call.contexts().stream().map(Globals::options).toList());
    return Answer.silent(
        Arrays.stream(ExitCode.values())
            .filter(e -> e.code() == code)
            .findFirst()
            .orElse(ExitCode.DEFECT));
  }

  private static boolean noDisplay(Call call) {
    boolean linux =
        System.getProperty("os.name", "").toLowerCase(java.util.Locale.ROOT).contains("linux");
    boolean headlessPlatform = "Headless".equals(System.getProperty("glass.platform"));
    return linux
        && !headlessPlatform
        && call.io().env().getOrDefault("DISPLAY", "").isEmpty()
        && call.io().env().getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
  }
}
