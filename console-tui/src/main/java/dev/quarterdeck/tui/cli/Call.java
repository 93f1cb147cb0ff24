package dev.quarterdeck.tui.cli;

import dev.quarterdeck.tui.output.Cell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** One run of a command: what was typed, and the world around it. */
public final class Call {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  private final ParseResult parsed;
  private final Globals globals;
  private final Io io;
  private final Printer printer;

  Call(ParseResult parsed, Globals globals, Io io, Printer printer) {
    this.parsed = parsed;
    this.globals = globals;
    this.io = io;
    this.printer = printer;
  }

  public boolean has(String option) {
    return parsed.hasMatchedOption(option);
  }

  public @Nullable String value(String option) {
    return parsed.matchedOptionValue(option, null);
  }

  public String value(String option, String otherwise) {
    return parsed.matchedOptionValue(option, otherwise);
  }

  /** Of an option that may be given several times, in order. */
  public List<String> values(String option) {
    return parsed.matchedOptionValue(option, List.of());
  }

  /** The names typed after the verb, in order. */
  public List<String> params() {
    List<String> all = new ArrayList<>();
    for (PositionalParamSpec param : parsed.matchedPositionals()) {
      all.addAll(param.originalStringValues());
    }
    return all;
  }

  /** The parameter at the index, or null when it was not typed. */
  public @Nullable String param(int index) {
    List<String> all = params();
    return index < all.size() ? all.get(index) : null;
  }

  /** How long the command may take in all. */
  public Duration timeout() {
    Duration asked = globals.timeout();
    return asked == null ? DEFAULT_TIMEOUT : asked;
  }

  public Globals globals() {
    return globals;
  }

  public Io io() {
    return io;
  }

  public Printer printer() {
    return printer;
  }

  /** A message for the person, on stderr. */
  public void note(Cell text) {
    printer.note(text);
  }
}
