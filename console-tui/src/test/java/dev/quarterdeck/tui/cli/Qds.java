package dev.quarterdeck.tui.cli;

import dev.quarterdeck.app.ConsoleFactory;
import dev.quarterdeck.app.Desktop;
import dev.quarterdeck.tui.FullScreen;
import dev.quarterdeck.tui.Qd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The real program, run in this process with streams, environment and terminal of the test's
 * choice.
 */
public final class Qds {
  private final Map<String, String> env = new HashMap<>();
  private Supplier<ConsoleFactory> consoles =
      () -> {
        throw new IllegalStateException("this command must not open a session");
      };
  private Supplier<FullScreen> fullScreen =
      () -> {
        throw new IllegalStateException("no full screen in this test");
      };
  private Optional<Desktop> desktop = Optional.empty();
  private boolean terminal;
  private int columns = 80;
  private Io.Stops stops = stop -> () -> {};
  private Io.Terminals terminals =
      () -> {
        throw new IOException("no terminal in this test");
      };
  private InputStream in = InputStream.nullInputStream();
  private OutputStream out = new ByteArrayOutputStream();

  /** How a run ended. */
  public record Ended(int code, String out, String err) {
    public JsonNode json() {
      return new ObjectMapper().readTree(out);
    }

    public List<String> lines() {
      return out.lines().toList();
    }
  }

  public Qds consoles(ConsoleFactory factory) {
    consoles = () -> factory;
    return this;
  }

  public Qds fullScreen(FullScreen value) {
    fullScreen = () -> value;
    return this;
  }

  public Qds desktop(Desktop value) {
    desktop = Optional.of(value);
    return this;
  }

  public Qds env(String name, String value) {
    env.put(name, value);
    return this;
  }

  /** Stdin, stdout and stderr are a terminal of that width. */
  public Qds terminal(int width) {
    terminal = true;
    columns = width;
    return this;
  }

  public Qds terminals(Io.Terminals value) {
    terminals = value;
    return this;
  }

  public Qds stops(Io.Stops value) {
    stops = value;
    return this;
  }

  public Qds in(String text) {
    in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public Qds out(OutputStream value) {
    out = value;
    return this;
  }

  public Ended run(String... args) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    if (out instanceof ByteArrayOutputStream buffer) {
      buffer.reset();
    }
    Io io =
        new Io(in, out, err, env, terminal, terminal, terminal, () -> columns, terminals, stops);
    int code = Qd.run(List.of(args), io, new Parts(consoles, fullScreen, () -> desktop));
    String text =
        out instanceof ByteArrayOutputStream buffer ? buffer.toString(StandardCharsets.UTF_8) : "";
    return new Ended(code, text, err.toString(StandardCharsets.UTF_8));
  }
}
