package dev.quarterdeck.tui.cli;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Rendering;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** One run of a command: what was typed, and the world around it. */
public final class Call {
  private final ParseResult parsed;
  private final Globals globals;
  private final Io io;
  private final Printer printer;
  private final Parts parts;
  private volatile @Nullable Console console;
  private volatile boolean sessionWanted;

  Call(ParseResult parsed, Globals globals, Io io, Printer printer, Parts parts) {
    this.parsed = parsed;
    this.globals = globals;
    this.io = io;
    this.printer = printer;
    this.parts = parts;
  }

  /** The session that the global options ask for, opened at the first use. */
  public Console console() {
    return tryConsole().orThrow();
  }

  /** The same for a command that can do something without one. */
  public synchronized Outcome<Console> tryConsole() {
    sessionWanted = true;
    Console open = console;
    if (open != null) {
      return Outcome.done(open);
    }
    Outcome<Console> opened = parts.consoles().get().openOnce(globals.options().usually(usual()));
    if (opened instanceof Outcome.Done<Console>(Console fresh)) {
      console = fresh;
    }
    return opened;
  }

  /** One for each profile and region that was asked for. */
  public List<Globals> contexts() {
    return globals.contexts();
  }

  /** For what opens sessions of its own: front ends and tours. */
  public Parts parts() {
    return parts;
  }

  boolean sessionWanted() {
    return sessionWanted;
  }

  boolean opened() {
    return console != null;
  }

  synchronized void close() {
    Console open = console;
    if (open != null) {
      open.close();
    }
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
    // One that takes many is listed once for each group of words between options.
    for (PositionalParamSpec param : new LinkedHashSet<>(parsed.matchedPositionals())) {
      all.addAll(param.originalStringValues());
    }
    return all;
  }

  /** The words after {@code --}, which belong to another program. */
  public List<String> passedOn() {
    List<String> typed = parsed.originalArgs();
    int dashes = typed.indexOf("--");
    return dashes < 0 ? List.of() : List.copyOf(typed.subList(dashes + 1, typed.size()));
  }

  /** The names typed before {@code --}, in order. */
  public List<String> paramsBefore() {
    List<String> all = params();
    return List.copyOf(all.subList(0, all.size() - passedOn().size()));
  }

  /** The parameter at the index, or null when it was not typed. */
  public @Nullable String param(int index) {
    List<String> all = params();
    return index < all.size() ? all.get(index) : null;
  }

  /**
   * How long the command may take in all; the configuration may say so once the session is open.
   */
  Duration timeout() {
    Duration asked = globals.timeout();
    Console open = console;
    return asked != null ? asked : open != null ? open.connection().limits().command() : usual();
  }

  private Duration usual() {
    Verb verb = (Verb) parsed.commandSpec().userObject();
    return verb.limit(this).usual();
  }

  /** A parameter that the command line cannot be without. */
  public String required(int index) {
    return Objects.requireNonNull(param(index));
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

  /** A part of the answer that is due before the command ends. */
  public void print(Rendering part) {
    printer.answer(Answer.good(part));
  }

  /** The command in words, for example {@code qd secrets list}. */
  String command() {
    return parsed.commandSpec().qualifiedName();
  }

  /** A message for the person, on stderr. */
  public void note(Cell text) {
    printer.note(text);
  }
}
