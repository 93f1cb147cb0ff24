package dev.quarterdeck.tui.cli;

import dev.quarterdeck.session.TimeLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * One command: what its help says, what it takes and what it does. Built by hand rather than by
 * annotations, so that a start reads no class it does not need.
 */
public final class Verb {

  /** How long a command may run. */
  public enum Limit {
    /** {@code --timeout}, for what reads one thing. */
    TIMEOUT(TimeLimits.USUAL),
    /** {@code --timeout}, for what reads a whole account. */
    LONG(TimeLimits.LONG),
    /** A person or a signal ends it, and that is a good end; a reading on the way has its time. */
    UNTIL_STOPPED(TimeLimits.LONG);

    private final Duration usual;

    Limit(Duration usual) {
      this.usual = usual;
    }

    /** What {@code --timeout} is when nobody says. */
    Duration usual() {
      return usual;
    }

    /** {@code 30s}, {@code 5m}. */
    String words() {
      return usual.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
  }

  /** How a command takes lists of profiles and regions. */
  public enum Contexts {
    /** Not at all: what changes something works in one place. */
    ONE,
    /** It runs in each of them side by side, and the answers are put together. */
    EACH,
    /** The body sees to them itself, by {@link Call#contexts}. */
    OWN
  }

  /** A line that can be pasted, and what it does. */
  public record Example(String line, String does) {}

  /** A word that the command knows, such as a recipe's name. */
  public record Term(String word, String means) {}

  private final String name;
  private final String summary;
  // Built when they are asked for: a command line is about one verb, and its noun may have twenty.
  private final List<OptionSpec.Builder> options = new ArrayList<>();
  private final List<PositionalParamSpec.Builder> params = new ArrayList<>();
  private final List<Example> examples = new ArrayList<>();
  private final Map<Integer, String> exits = new LinkedHashMap<>();
  private final List<Verb> verbs = new ArrayList<>();
  private String description = "";
  private String termsHeading = "";
  private List<Term> terms = List.of();
  private Limit limit = Limit.TIMEOUT;
  private Contexts contexts = Contexts.ONE;
  private boolean onlyLooks;
  private List<String> ownContexts = List.of();
  private List<String> endless = List.of();
  private List<String> formats = List.of();
  private @Nullable Body body;

  private Verb(String name, String summary) {
    this.name = name;
    this.summary = summary;
  }

  /** {@code summary}: one line, ends with a full stop. */
  public static Verb named(String name, String summary) {
    return new Verb(name, summary);
  }

  /** A paragraph for the help. */
  public Verb description(String text) {
    description = text;
    return this;
  }

  /** Words explained under a heading of their own, after the arguments. */
  public Verb terms(String heading, List<Term> explained) {
    termsHeading = heading;
    terms = List.copyOf(explained);
    return this;
  }

  public Verb flag(String option, String text) {
    options.add(OptionSpec.builder(option).arity("0").type(boolean.class).description(text));
    return this;
  }

  public Verb option(String option, String label, String text) {
    return option(option, label, text, List.of());
  }

  /** {@code candidates}: what the shell may complete. */
  public Verb option(String option, String label, String text, List<String> candidates) {
    OptionSpec.Builder builder =
        OptionSpec.builder(option).arity("1").paramLabel(label).type(String.class);
    options.add(
        (candidates.isEmpty() ? builder : builder.completionCandidates(candidates))
            .description(text));
    return this;
  }

  /** An option that may be given several times. */
  public Verb options(String option, String label, String text) {
    options.add(
        OptionSpec.builder(option)
            .arity("1")
            .paramLabel(label)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(text));
    return this;
  }

  public Verb param(String label, String text) {
    return param(label, "1", text, List.of());
  }

  public Verb optionalParam(String label, String text) {
    return param(label, "0..1", text, List.of());
  }

  public Verb params(String label, String text) {
    return param(label, "0..*", text, List.of());
  }

  /** {@code arity}: {@code 1}, {@code 0..1} or {@code 0..*}. */
  public Verb param(String label, String arity, String text, List<String> candidates) {
    boolean many = arity.endsWith("*");
    int index = params.size();
    PositionalParamSpec.Builder builder =
        PositionalParamSpec.builder()
            .index(many ? index + "..*" : Integer.toString(index))
            .arity(arity)
            .required(arity.startsWith("1"))
            .paramLabel(label)
            .type(many ? List.class : String.class)
            .auxiliaryTypes(String.class)
            .description(text);
    params.add(candidates.isEmpty() ? builder : builder.completionCandidates(candidates));
    return this;
  }

  public Verb example(String line, String does) {
    examples.add(new Example(line, does));
    return this;
  }

  /** What an exit code means for this command, where the general meaning is not enough. */
  public Verb exit(int code, String meaning) {
    exits.put(code, meaning);
    return this;
  }

  /** {@link Limit#LONG} where the whole account is read. */
  public Verb limit(Limit value) {
    limit = value;
    return this;
  }

  /**
   * Runs in several contexts side by side; with one of the options the body sees to them itself, by
   * {@link Call#contexts}.
   */
  public Verb sideBySide(String... unless) {
    contexts = Contexts.EACH;
    ownContexts = List.of(unless);
    return this;
  }

  /** The body sees to several contexts itself, by {@link Call#contexts}. */
  public Verb ownContexts() {
    contexts = Contexts.OWN;
    return this;
  }

  /** Nothing is done beside the answer, not even what is due. */
  public Verb looksOnly() {
    onlyLooks = true;
    return this;
  }

  boolean onlyLooks() {
    return onlyLooks;
  }

  Contexts contexts() {
    return contexts;
  }

  boolean takesContexts(ParseResult leaf) {
    return contexts == Contexts.OWN || ownContexts.stream().anyMatch(leaf::hasMatchedOption);
  }

  /**
   * What {@code -o} takes here beside the usual; the body finds it in {@link Globals#ownFormat}.
   */
  public Verb formats(String... own) {
    formats = List.of(own);
    return this;
  }

  List<String> formats() {
    return formats;
  }

  /** With one of the options it runs until somebody stops it. */
  public Verb untilStoppedWith(String... option) {
    endless = List.of(option);
    return this;
  }

  Limit limit(Call call) {
    return endless.stream().anyMatch(call::has) ? Limit.UNTIL_STOPPED : limit;
  }

  public Verb runs(Body value) {
    body = value;
    return this;
  }

  /** Makes this one a noun. */
  public Verb verb(Verb verb) {
    verbs.add(verb);
    return this;
  }

  /**
   * As picocli takes it, with the global options; {@code userObject()} leads back here. Of its
   * verbs it knows those that are asked for: each costs a start 1 ms, and a noun may have twenty.
   */
  CommandSpec spec(Predicate<String> asked) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name(name);
    spec.usageMessage().description(summary);
    options().forEach(spec::addOption);
    params().forEach(spec::addPositional);
    globalOptions().forEach(spec::addOption);
    for (Verb verb : verbs) {
      if (asked.test(verb.name)) {
        spec.addSubcommand(verb.name, verb.spec(asked));
      }
    }
    return spec;
  }

  /** The options that every command takes, as they are for this one. */
  List<OptionSpec> globalOptions() {
    return Globals.specs(formats, isNoun() ? null : limit);
  }

  public String name() {
    return name;
  }

  public String summary() {
    return summary;
  }

  String description() {
    return description;
  }

  String termsHeading() {
    return termsHeading;
  }

  List<Term> terms() {
    return terms;
  }

  List<OptionSpec> options() {
    return options.stream().map(OptionSpec.Builder::build).toList();
  }

  List<PositionalParamSpec> params() {
    return params.stream().map(PositionalParamSpec.Builder::build).toList();
  }

  List<Example> examples() {
    return examples;
  }

  Map<Integer, String> exits() {
    return exits;
  }

  List<Verb> verbs() {
    return verbs;
  }

  /** Of its verbs, in the order of the help. */
  List<String> names() {
    return verbs.stream().map(Verb::name).toList();
  }

  boolean isNoun() {
    return body == null;
  }

  Body body() {
    return Objects.requireNonNull(body);
  }
}
