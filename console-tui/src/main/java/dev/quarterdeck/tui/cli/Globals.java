package dev.quarterdeck.tui.cli;

import dev.quarterdeck.app.Options;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options that every command takes, before or after its noun; the one nearest to the verb wins.
 *
 * @param sandbox the scenario, or null for a real account
 * @param ownFormat what {@code -o} chose of the formats that this command alone has, or null
 * @param timeout null where the person did not say
 */
public record Globals(
    @Nullable String profile,
    @Nullable String region,
    @Nullable URI endpoint,
    @Nullable String sandbox,
    boolean readOnly,
    Format format,
    @Nullable String ownFormat,
    boolean noColour,
    @Nullable Duration timeout,
    boolean verbose) {

  private static final List<String> FORMATS = List.of("table", "json", "csv");

  /** The scenario that {@code --sandbox} alone means. */
  public static final String DEFAULT_SCENARIO = "calm";

  /** As the composition root takes them; for one context. */
  public Options options() {
    return new Options(profile, region, endpoint, sandbox, readOnly, timeout);
  }

  /** Whether a list of profiles or regions was given. */
  public boolean several() {
    return contexts().size() > 1;
  }

  /** Every profile with every region, in the order given, each once; never empty. */
  public List<Globals> contexts() {
    List<Globals> all = new ArrayList<>();
    for (String p : split(profile)) {
      for (String r : split(region)) {
        all.add(
            new Globals(
                p.isEmpty() ? null : p,
                r.isEmpty() ? null : r,
                endpoint,
                sandbox,
                readOnly,
                format,
                ownFormat,
                noColour,
                timeout,
                verbose));
      }
    }
    return List.copyOf(all);
  }

  private static List<String> split(@Nullable String list) {
    List<String> parts =
        list == null
            ? List.of()
            : Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(p -> !p.isEmpty())
                .distinct()
                .toList();
    return parts.isEmpty() ? List.of("") : parts;
  }

  /** Refuses lists, for a command that works in one context. */
  Globals alone() {
    String list = profile != null && profile.indexOf(',') >= 0 ? profile : region;
    if (list != null && list.indexOf(',') >= 0) {
      throw Usage.wrong(
          (list.equals(profile) ? "--profile" : "--region")
              + " takes one name here, and '"
              + list
              + "' is a list.",
          "Run the command once for each of them.");
    }
    return this;
  }

  /** Names of the options that take a value, for finding the noun without a parser. */
  static boolean takesValue(String option) {
    return switch (option) {
      case "--profile", "--region", "--endpoint-url", "-o", "--output", "--timeout" -> true;
      default -> false;
    };
  }

  /**
   * @param formats what {@code -o} takes beside the usual
   * @param limit of the one command that they are for, or null for what holds for every one
   */
  static List<OptionSpec> specs(List<String> formats, Verb.@Nullable Limit limit) {
    List<String> output = new ArrayList<>(FORMATS);
    output.addAll(formats);
    return List.of(
        value("NAME", "Profile of the AWS files; lists take several: a,b.", "--profile"),
        value("NAME", "AWS region; lists take several: us-east-1,eu-west-1.", "--region"),
        value(
            "URL", "One endpoint for every AWS service: an emulator or a proxy.", "--endpoint-url"),
        OptionSpec.builder("--sandbox")
            .arity("1")
            .paramLabel("SCENARIO")
            .type(String.class)
            .completionCandidates(Scenarios.names())
            .description(
                "Work on a simulated account in this process: --sandbox, or --sandbox=SCENARIO.")
            .build(),
        flag("Refuse every operation that changes anything.", "--read-only"),
        OptionSpec.builder("-o", "--output")
            .arity("1")
            .paramLabel(String.join("|", output))
            .type(String.class)
            .completionCandidates(output)
            .description("How to print the answer; table unless said otherwise.")
            .build(),
        flag("No colour; NO_COLOR and CLICOLOR_FORCE are honoured too.", "--no-color"),
        value("SPAN", time(limit), "--timeout"),
        flag("Say more when something fails.", "-v", "--verbose"),
        OptionSpec.builder("-h", "--help")
            .arity("0")
            .type(boolean.class)
            .usageHelp(true)
            .description("Show this help.")
            .build());
  }

  private static String time(Verb.@Nullable Limit limit) {
    if (limit == null) {
      return "How long the command may take in all, for example 30s or 2m.";
    }
    return switch (limit) {
      case TIMEOUT, LONG ->
          "How long the command may take in all; " + limit.words() + " unless said otherwise.";
      case UNTIL_STOPPED ->
          "How long each reading of AWS may take; " + limit.words() + " unless said otherwise.";
    };
  }

  private static OptionSpec value(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .arity("1")
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  private static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names)
        .arity("0")
        .type(boolean.class)
        .description(description)
        .build();
  }

  /** Reads them from the whole chain of commands; a value that makes no sense is wrong usage. */
  static Globals of(ParseResult parsed, List<String> formats) {
    String endpoint = last(parsed, "--endpoint-url");
    String output = last(parsed, "--output");
    String format = output == null ? "table" : output.toLowerCase(Locale.ROOT);
    boolean own = formats.contains(format);
    String timeout = last(parsed, "--timeout");
    String profile = last(parsed, "--profile");
    String sandbox = last(parsed, "--sandbox");
    if (sandbox != null && (profile != null || endpoint != null)) {
      throw Usage.wrong(
          "--sandbox is an account of its own and excludes --profile and --endpoint-url.",
          "Leave out --sandbox, or the other option.");
    }
    String region = last(parsed, "--region");
    if (sandbox != null && region != null && region.indexOf(',') >= 0) {
      throw Usage.wrong("The sandbox has one region.", "Give one --region, or none.");
    }
    return new Globals(
        named("--profile", profile),
        named("--region", region),
        endpoint == null ? null : endpoint(endpoint),
        sandbox == null ? null : Scenarios.known(sandbox),
        given(parsed, "--read-only"),
        own ? Format.TABLE : format(format, formats),
        own ? format : null,
        given(parsed, "--no-color"),
        timeout == null ? null : timeout(timeout),
        given(parsed, "-v"));
  }

  private static @Nullable String last(ParseResult parsed, String option) {
    String found = null;
    for (ParseResult p = parsed; p != null; p = p.hasSubcommand() ? p.subcommand() : null) {
      found = p.matchedOptionValue(option, found);
    }
    return found;
  }

  private static boolean given(ParseResult parsed, String option) {
    for (ParseResult p = parsed; p != null; p = p.hasSubcommand() ? p.subcommand() : null) {
      if (p.hasMatchedOption(option)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String named(String option, @Nullable String value) {
    if (value != null && value.replace(",", "").isBlank()) {
      throw Usage.wrong(option + " is empty.", "Give a name, or leave the option out.");
    }
    return value;
  }

  private static URI endpoint(String text) {
    try {
      URI uri = new URI(text.strip());
      String scheme = uri.getScheme();
      if (uri.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw noEndpoint(text);
    }
    throw noEndpoint(text);
  }

  private static RuntimeException noEndpoint(String text) {
    return Usage.wrong(
        "--endpoint-url '" + text + "' is not an http or https address.",
        "For example --endpoint-url http://127.0.0.1:4566.");
  }

  private static Format format(String text, List<String> formats) {
    return switch (text) {
      case "table" -> Format.TABLE;
      case "json" -> Format.JSON;
      case "csv" -> Format.CSV;
      default ->
          throw Usage.wrong(
              "There is no output '" + text + "' here.",
              formats.isEmpty()
                  ? "Use -o table, json or csv."
                  : "Use -o table, json, csv or " + String.join(", ", formats) + ".");
    };
  }

  private static Duration timeout(String text) {
    return Spans.parse(text)
        .orElseThrow(
            () ->
                Usage.wrong(
                    "--timeout '" + text + "' is not a span of time.",
                    "Write a number and a unit, for example 30s or 2m."));
  }
}
