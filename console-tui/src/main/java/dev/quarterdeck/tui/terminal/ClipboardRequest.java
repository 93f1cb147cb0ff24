package dev.quarterdeck.tui.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the terminal to put a text that is no secret on the clipboard of whoever sits before it (OSC
 * 52). Nothing tells whether it did: where that is known to be doubtful, a sentence says so.
 */
final class ClipboardRequest {
  /** Bytes of base64 that xterm and its kin take; what is longer they drop without a word. */
  private static final int LONGEST = 74_994;

  private final boolean able;
  private final boolean inScreen;
  private final boolean inTmux;

  ClipboardRequest(Map<String, String> env, String type) {
    able =
        !(type.equals("linux")
            || type.startsWith("vt")
            || type.startsWith("cons")
            || type.startsWith("sun"));
    inTmux = !env.getOrDefault("TMUX", "").isEmpty();
    inScreen = !inTmux && !env.getOrDefault("STY", "").isEmpty();
  }

  /** What to write; empty where this terminal or this text cannot be copied. */
  Optional<byte[]> bytes(String text) {
    String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    if (!able || encoded.length() > LONGEST) {
      return Optional.empty();
    }
    String request = "\033]52;c;" + encoded + "\007";
    // GNU screen hands on only what is wrapped, in pieces that its buffer holds.
    StringBuilder out = new StringBuilder();
    int piece = inScreen ? 240 : request.length();
    for (int i = 0; i < request.length(); i += piece) {
      String part = request.substring(i, Math.min(request.length(), i + piece));
      out.append(inScreen ? "\033P" + part + "\033\\" : part);
    }
    return Optional.of(out.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** What a person should know of that; null where copying usually works. */
  @Nullable String hint(String text) {
    if (!able) {
      return "This terminal has no clipboard for programs; mark the text with the mouse: " + text;
    }
    if (bytes(text).isEmpty()) {
      return "That is too long for the terminal's clipboard; use the command's -o json instead.";
    }
    return inTmux ? "If it is not on the clipboard: tmux set -g set-clipboard on" : null;
  }
}
