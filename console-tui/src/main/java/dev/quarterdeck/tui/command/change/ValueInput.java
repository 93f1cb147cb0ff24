package dev.quarterdeck.tui.command.change;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Prompt;
import dev.quarterdeck.tui.cli.Usage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A value from a masked prompt or from standard input; never from the command line, which others
 * see.
 */
public final class ValueInput {
  private static final int LONGEST = 65_536;

  private ValueInput() {}

  public static SecretValue read(Call call, String question) {
    SecretValue value =
        call.io().inTerminal() ? new Prompt(call.io()).masked(question) : piped(call);
    if (value.size() == 0) {
      throw Usage.wrong(
          "The value is empty.", "Type it at the prompt, or give it on standard input.");
    }
    return value;
  }

  /** All of standard input, without a line feed at its end unless {@code --exact} is given. */
  public static SecretValue piped(Call call) {
    byte[] bytes = stdin(call);
    try {
      int length = bytes.length;
      if (!call.has("--exact") && length > 0 && bytes[length - 1] == '\n') {
        length -= length > 1 && bytes[length - 2] == '\r' ? 2 : 1;
      }
      return text(bytes, length);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** UTF-8 text as a value; anything else is refused. */
  public static SecretValue text(byte[] bytes, int length) {
    try {
      CharBuffer chars =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      try {
        return SecretValue.ofText(chars);
      } finally {
        Arrays.fill(chars.array(), '\0');
      }
    } catch (CharacterCodingException e) {
      throw Usage.wrong(
          "This is not UTF-8 text.",
          "Save a file as UTF-8; encode a value, for example with base64.");
    }
  }

  /** All of standard input, at most what Secrets Manager takes. */
  public static byte[] stdin(Call call) {
    return stdin(call, LONGEST);
  }

  /** All of standard input, at most so many bytes and a line end. */
  static byte[] stdin(Call call, int longest) {
    try {
      byte[] bytes = call.io().in().readNBytes(longest + 3);
      if (bytes.length > longest + 2) {
        Arrays.fill(bytes, (byte) 0);
        throw Usage.wrong("The input is longer than a secret can be.", "At most 65,536 bytes fit.");
      }
      return bytes;
    } catch (IOException e) {
      throw new ProblemException(
          new Problem.Refused("Standard input cannot be read.", "Check what it is connected to."),
          e);
    }
  }
}
