package dev.quarterdeck.tui;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.WireLogs;
import dev.quarterdeck.tui.cli.Io;
import dev.quarterdeck.tui.cli.Parts;
import dev.quarterdeck.tui.console.FullScreenConsole;
import dev.quarterdeck.tui.terminal.Terminals;
import dev.quarterdeck.tui.terminal.Tty;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jspecify.annotations.Nullable;

/**
 * What the start-up caches are made from: {@code secrets}, what needs Secrets Manager alone, {@code
 * commands}, others that people type most, or {@code console}, a short look at the terminal console
 * ({@code console terminal}: which opens the terminal that it runs in, too), in one process,
 * against the account that {@code AWS_ENDPOINT_URL} leads to. A JVM takes in its cache as a whole,
 * so each holds what is needed and no more: a class that nobody asks for costs every start as much
 * as one that somebody does.
 */
public final class Rehearsal {
  private static final List<List<String>> SECRETS =
      List.of(
          List.of("secrets", "list"),
          List.of("secrets", "list", "-o", "json"),
          List.of("secrets", "versions", "acme/prod/app"));

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("secrets", "lst"),
          List.of("secrets", "list", "--help"),
          List.of("secrets", "show", "acme/prod/app"),
          List.of("secrets", "usage", "acme/prod/app"),
          List.of("services", "list"),
          List.of("health", "-o", "json"),
          List.of("health"));

  private Rehearsal() {}

  /** Ends with 0, or with the exit code of the first command that did not answer. */
  public static void main(String[] args) throws Exception {
    WireLogs.off();
    Io io = Io.system();
    Parts parts = Qd.parts(io);
    if (args[0].equals("console")) {
      if (args.length > 1) {
        sitDown(io);
      }
      System.exit(console(io, parts));
    }
    for (List<String> command : args[0].equals("secrets") ? SECRETS : COMMANDS) {
      int code = Qd.run(command, io, parts);
      if (code > ExitCode.USAGE.code()) {
        System.exit(code);
      }
    }
    System.exit(ExitCode.GOOD.code());
  }

  private static Io atTerminal(Io io) {
    return new Io(
        io.in(),
        io.out(),
        io.err(),
        io.env(),
        true,
        true,
        io.errTerminal(),
        io.columns(),
        io.terminals(),
        io.stops());
  }

  /** Takes the terminal that this runs in, and gives it back. */
  private static void sitDown(Io io) throws Exception {
    try (Tty tty = Terminals.openSystem(Qd.home(io.env()).cache()).get()) {
      tty.open(event -> {});
    }
  }

  private static int console(Io io, Parts parts) {
    Person person = new Person();
    try (LineDisciplineTerminal terminal =
        new LineDisciplineTerminal("rehearsal", "xterm-256color", person, StandardCharsets.UTF_8)) {
      terminal.setSize(Size.of(120, 40));
      person.terminal = terminal;
      Tty tty =
          new Tty(terminal, OutputStream.nullOutputStream(), Map.of("LANG", "C.UTF-8"), t -> {});
      FullScreenConsole console =
          new FullScreenConsole(() -> CompletableFuture.completedFuture(tty));
      return Qd.run(
          List.of(), atTerminal(io), new Parts(parts.consoles(), () -> console, parts.desktop()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Types the next keys as soon as what it waits for is on the screen. */
  private static final class Person extends OutputStream {
    private record Step(String seen, String keys) {}

    private final Queue<Step> steps =
        new ArrayDeque<>(
            List.of(
                new Step("acme-prod", ":secrets\r"),
                new Step("acme/prod", "?"),
                new Step("Clear the filter", "?:services\r"),
                new Step("acme-prod", ":quit\r")));
    private final StringBuilder screen = new StringBuilder();
    private @Nullable LineDisciplineTerminal terminal;

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      screen.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
      Step next = steps.peek();
      if (next != null && terminal != null && screen.indexOf(next.seen()) >= 0) {
        steps.remove();
        screen.setLength(0);
        for (byte key : next.keys().getBytes(StandardCharsets.US_ASCII)) {
          terminal.processInputByte(key);
        }
      }
    }
  }
}
