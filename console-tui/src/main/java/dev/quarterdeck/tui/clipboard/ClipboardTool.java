package dev.quarterdeck.tui.clipboard;

import dev.quarterdeck.kernel.SecretValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program that keeps the clipboard; values go through pipes, never through arguments. */
record ClipboardTool(
    Map<String, String> env, List<String> copy, List<String> paste, List<String> clearing)
    implements Clipboard {
  private static final int PATIENCE_SECONDS = 5;

  /** More than any secret; what is longer is not ours. */
  private static final int LONGEST = 1 << 17;

  /** Tells clipboard managers that it is a password where this wl-copy can. */
  static ClipboardTool wayland(Map<String, String> env) {
    boolean hint;
    try {
      byte[] help = run(env, List.of("wl-copy", "--help"), out -> {});
      hint = new String(help, StandardCharsets.UTF_8).contains("--sensitive");
    } catch (IOException e) {
      // Then copying fails as well, and says so.
      hint = false;
    }
    List<String> copy = hint ? List.of("wl-copy", "--sensitive") : List.of("wl-copy");
    return new ClipboardTool(
        env, copy, List.of("wl-paste", "--no-newline"), List.of("wl-copy", "--clear"));
  }

  @Override
  public String name() {
    return copy.getFirst();
  }

  @Override
  public void put(SecretValue value) throws IOException {
    run(env, copy, out -> value.read(bytes -> write(out, bytes)));
  }

  @Override
  public Optional<Boolean> holds(SecretValue value) throws IOException {
    byte[] held = run(env, paste, out -> {});
    try (SecretValue now = SecretValue.ofBytes(held)) {
      return Optional.of(now.sameAs(value));
    } finally {
      Arrays.fill(held, (byte) 0);
    }
  }

  @Override
  public void clear() throws IOException {
    run(env, clearing, out -> {});
  }

  private interface Input {
    void give(OutputStream out) throws IOException;
  }

  private static boolean write(OutputStream out, byte[] bytes) {
    try {
      out.write(bytes);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A tool that copies stays in the background and keeps its output open: that is not read. */
  private static byte[] run(Map<String, String> env, List<String> command, Input input)
      throws IOException {
    List<String> line = new ArrayList<>(command);
    line.set(
        0,
        Clipboard.find(env, command.getFirst())
            .orElseThrow(() -> new IOException("no " + command.getFirst()))
            .toString());
    boolean reads =
        command.contains("--help")
            || command.getFirst().contains("paste")
            || command.contains("-out")
            || command.contains("--output");
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(reads ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(env);
    Process process = builder.start();
    byte[] out = {};
    try {
      try (OutputStream stdin = process.getOutputStream()) {
        input.give(stdin);
      }
      if (reads) {
        try (InputStream stdout = process.getInputStream()) {
          out = stdout.readNBytes(LONGEST);
        }
      }
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(command.getFirst() + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      process.destroy();
    }
    // An empty clipboard is a failure to some of the tools that read it.
    if (process.exitValue() != 0 && !reads) {
      throw new IOException(command.getFirst() + " ended with " + process.exitValue());
    }
    return out;
  }
}
