package dev.quarterdeck.tui.console;

import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.tui.terminal.SvgPicture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Takes the README's picture of the terminal console on the sandbox; the argument is the file. */
public final class TakePicture {
  private TakePicture() {}

  /**
   * Arguments: the file, and optionally keys to type before the picture is taken and what to await.
   */
  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    Path home = Files.createTempDirectory("picture");
    try (SandboxReads aws = new SandboxReads(Scenario.BAD_DEPLOY, home, Duration.ofSeconds(20));
        ConsoleRun run = aws.run(28, 110)) {
      run.sees("read 0s ago", "rows");
      if (args.length > 1) {
        run.type(args[1]);
        run.sees(args[2]);
      }
      Files.writeString(file, SvgPicture.of(run.screen));
    }
  }
}
