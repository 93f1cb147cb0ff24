package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.clipboard.Clipboard;
import dev.quarterdeck.tui.clipboard.Lent;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Tone;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code qd secrets copy}: a value to the clipboard for a moment, without showing it. */
final class CopyValue {
  /** As KeePassXC does. */
  private static final Duration HELD_FOR = Duration.ofSeconds(10);

  private CopyValue() {}

  static Verb verb() {
    return Verb.named("copy", "One value to the clipboard for 10 seconds, without showing it.")
        .description(
            "Uses wl-copy, xclip, xsel or pbcopy, else the terminal's own clipboard (OSC 52), which"
                + " works through SSH too; inside tmux that needs 'set -g set-clipboard on'. After 10"
                + " seconds, or at Ctrl-C, the clipboard is cleared if it still holds the value; the"
                + " terminal's cannot be read back and is cleared in any case. A clipboard manager"
                + " with a history may keep a copy: wl-copy is told that it is a password where it"
                + " knows --sensitive. Needs a reason and is recorded like a reveal.")
        .param("NAME", "Name or ARN of the secret.")
        .optionalParam("KEY", "One key of it; the whole value when left out.")
        .option("--reason", "TEXT", "Why; goes into the audit record. Always needed.")
        .exit(6, "refused: there is no clipboard, or the copy could not be recorded")
        .exit(7, "stopped before the time was over; the clipboard was cleared")
        .example(
            "qd secrets copy acme/prod/app JWT_SECRET --reason 'comparing with the issuer'",
            "Paste it within 10 seconds.")
        .example(
            "qd secrets copy acme/prod/license --reason 'new laptop'", "A secret without keys.")
        .runs(CopyValue::run)
        .limit(Verb.Limit.UNTIL_STOPPED);
  }

  private static Answer run(Call call) throws InterruptedException {
    String reason = call.value("--reason");
    if (reason == null || reason.isBlank()) {
      throw Usage.wrong("A copy needs a reason.", "Say why: --reason 'comparing with the issuer'.");
    }
    Clipboard clipboard =
        Clipboard.of(call.io())
            .orElseThrow(
                () ->
                    new ProblemException(
                        new Problem.Refused(
                            "There is no clipboard: no tool for it, and no terminal.",
                            "Install wl-clipboard, xclip or xsel, or run it on a terminal.")));
    String name = call.required(0);
    String key = call.param(1);
    try (SecretContent content =
        Naming.orThrow(call.console().reveal().copy(name, key, reason), name)) {
      if (content.binary()) {
        throw new ProblemException(
            new Problem.Invalid(
                "Secret " + Text.clean(name) + " is binary; a clipboard holds text.",
                "Write it to a file: qd secrets reveal " + Text.clean(name) + " --to-stdout"));
      }
      hold(call, clipboard, content, title(content, key));
    }
    return Answer.silent(ExitCode.GOOD);
  }

  private static String title(SecretContent content, @Nullable String key) {
    return key == null ? content.name() : content.name() + " · " + key;
  }

  private static void hold(Call call, Clipboard clipboard, SecretContent content, String title)
      throws InterruptedException {
    Lent lent;
    try {
      lent = Lent.put(clipboard, content.value());
    } catch (IOException e) {
      throw failed(clipboard, e);
    }
    try {
      call.note(
          Cell.of(
              "✓ Copied "
                  + title
                  + " by "
                  + clipboard.name()
                  + "; it is cleared after "
                  + HELD_FOR.toSeconds()
                  + " seconds, or at Ctrl-C.",
              Tone.OK));
      Pause.SYSTEM.pause(HELD_FOR);
    } finally {
      boolean interrupted = Thread.interrupted();
      try {
        call.note(Cell.muted(lent.takeBack()));
      } catch (IOException e) {
        throw failed(clipboard, e);
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private static ProblemException failed(Clipboard clipboard, IOException e) {
    return new ProblemException(
        new Problem.Refused(
            "The clipboard cannot be used through " + clipboard.name() + ".",
            "Try the tool itself, and clear the clipboard by hand if something was copied."),
        e);
  }
}
