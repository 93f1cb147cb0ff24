package dev.quarterdeck.tui.command.change;

import dev.quarterdeck.kernel.Files0600;
import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.tui.cli.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/** Values in a file that its owner alone can read, whole or not at all. */
public final class PrivateFile {
  private PrivateFile() {}

  /** A file's name as it was typed. */
  public static Path path(String typed) {
    try {
      return Path.of(typed);
    } catch (InvalidPathException e) {
      throw Usage.wrong("'" + Text.clean(typed) + "' is no file name.", "Choose another one.");
    }
  }

  /** Writes with mode 0600; a link stays a link: what it points to is written. */
  public static void write(Path file, SecretValue content) {
    byte[] bytes = content.read(byte[]::clone);
    try {
      Files0600.replace(Files.exists(file) ? file.toRealPath() : file, bytes);
    } catch (IOException e) {
      throw new ProblemException(
          new Problem.Storage(
              file + " cannot be written (" + IoReason.of(e) + "); it is as it was.",
              "Make room, or choose another file."),
          e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
