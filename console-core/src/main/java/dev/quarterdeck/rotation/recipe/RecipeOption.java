package dev.quarterdeck.rotation.recipe;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.session.Durations;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that may be asked of a recipe, as help and completion show it.
 *
 * @param name as typed: {@code length}
 * @param label what stands for the value in help: {@code N}, {@code TIME}
 * @param meaning one sentence, with unit and limits
 * @param byDefault what holds without it, in words; null when nothing does
 * @param choices every value there is; empty when they are not to be listed
 * @param complaint what is wrong with a value, in words that do not repeat it; empty when it fits
 */
public record RecipeOption(
    String name,
    String label,
    String meaning,
    @Nullable String byDefault,
    List<String> choices,
    Function<String, Optional<String>> complaint) {
  /** Longer than any overlap that helps; a year's token is a password. */
  private static final Duration LONGEST = Duration.ofDays(400);

  public RecipeOption {
    choices = List.copyOf(choices);
  }

  /** Any text that the complaint lets pass. */
  public static RecipeOption text(
      String name,
      String label,
      String meaning,
      @Nullable String byDefault,
      Function<String, Optional<String>> complaint) {
    return new RecipeOption(name, label, meaning, byDefault, List.of(), complaint);
  }

  /** One of the listed values. */
  public static RecipeOption choice(
      String name, String meaning, @Nullable String byDefault, List<String> choices) {
    return new RecipeOption(
        name,
        name.toUpperCase(java.util.Locale.ROOT),
        meaning,
        byDefault,
        choices,
        given ->
            choices.contains(given)
                ? Optional.empty()
                : Optional.of("must be one of " + String.join(", ", choices)));
  }

  /** A whole number between two bounds, both allowed. */
  public static RecipeOption number(
      String name, String meaning, @Nullable String byDefault, int least, int most) {
    return text(
        name,
        "N",
        meaning,
        byDefault,
        given ->
            within(given, least, most)
                ? Optional.empty()
                : Optional.of("must be a number from " + least + " to " + most));
  }

  private static boolean within(String given, int least, int most) {
    if (!given.matches("\\d{1,9}")) {
      return false;
    }
    int n = Integer.parseInt(given);
    return n >= least && n <= most;
  }

  /** A file that can be read. */
  public static RecipeOption file(String name, String meaning, @Nullable String byDefault) {
    return text(
        name,
        "FILE",
        meaning,
        byDefault,
        given ->
            readable(given) ? Optional.empty() : Optional.of("must be a file that can be read"));
  }

  private static boolean readable(String given) {
    try {
      return Files.isReadable(Path.of(given));
    } catch (InvalidPathException e) {
      return false; // A tag can hold what no file's name can.
    }
  }

  /** A length of time: {@code 90s}, {@code 15m}, {@code 24h}, {@code 7d}. */
  public static RecipeOption time(String name, String meaning, @Nullable String byDefault) {
    return text(
        name,
        "TIME",
        meaning,
        byDefault,
        given ->
            Durations.parse(given).filter(d -> d.compareTo(LONGEST) <= 0).isPresent()
                ? Optional.empty()
                : Optional.of("must be a time of at most 400 days, such as 15m, 24h or 7d"));
  }

  /** What was asked, or null. */
  public @Nullable String in(Settings settings) {
    return settings.option(name);
  }

  /** What was asked, or the other. */
  public String in(Settings settings, String otherwise) {
    String given = settings.option(name);
    return given == null ? otherwise : given;
  }

  /** The number that was asked, or the other; only for a {@link #number}. */
  public int number(Settings settings, int otherwise) {
    String given = settings.option(name);
    if (given == null) {
      return otherwise;
    }
    check(given);
    return Integer.parseInt(given);
  }

  /** The time that was asked, or the other; only for a {@link #time}. */
  public Duration time(Settings settings, Duration otherwise) {
    String given = settings.option(name);
    return given == null
        ? otherwise
        : Durations.parse(given).orElseThrow(() -> wrong("is no time"));
  }

  /** Fails with {@link Problem.Invalid} when the value does not fit; never repeats the value. */
  void check(String given) {
    complaint
        .apply(given)
        .ifPresent(
            why -> {
              throw wrong(why);
            });
  }

  private ProblemException wrong(String why) {
    return new ProblemException(
        new Problem.Invalid(
            "The option " + Text.clean(name) + " " + why + ".", "It means: " + meaning));
  }
}
