package dev.quarterdeck.rotation.recipe.lambda;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.Logs;
import dev.quarterdeck.secrets.SecretDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a rotation function said last of why it failed, from its log group. */
final class FunctionLog {
  /** A function's log can be enormous; its failures in the minutes of one rotation are not. */
  private static final int MOST = 500;

  private static final int SHOWN = 240;
  private static final int SHORTEST_VALUE = 4;

  /** What the Lambda runtimes write when a function fails. */
  private static final String FAILURES =
      "?ERROR ?Error ?Exception ?\"Task timed out\" ?\"Runtime exited\"";

  /** Clock and request id, which every line begins with and nobody needs. */
  private static final Pattern NOISE =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z|\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b"
              + "(?=\\s)|RequestId:\\s*");

  /**
   * @param text in one line; null when it logged no failure
   * @param unread why the log could not be read; null when it could
   */
  record Said(@Nullable String text, @Nullable Instant at, @Nullable String unread) {}

  private final Logs logs;

  FunctionLog(Logs logs) {
    this.logs = logs;
  }

  static String group(String function) {
    return "/aws/lambda/" + function;
  }

  /** Values that are lent are masked wherever they occur: a function may log what it must not. */
  Said lastFailure(String function, Instant from, Instant to, List<SecretValue> values) {
    return switch (logs.events(
        group(function), from, to.plus(Duration.ofSeconds(1)), FAILURES, MOST)) {
      case Outcome.Done<Listing<LogEvent>>(Listing<LogEvent> read) ->
          read.items().stream()
              .max(Comparator.comparing(LogEvent::at))
              .map(e -> new Said(readable(e.message(), values), e.at(), null))
              .orElse(new Said(null, null, null));
      case Outcome.Failed<Listing<LogEvent>>(Problem.NotFound _) ->
          new Said(null, null, "there is no log group " + group(function));
      case Outcome.Failed<Listing<LogEvent>>(Problem.Denied _) ->
          new Said(
              null,
              null,
              "its log may not be read (logs:FilterLogEvents on " + group(function) + ")");
      case Outcome.Failed<Listing<LogEvent>>(Problem problem) ->
          new Said(null, null, "its log could not be read: " + problem.sentence());
    };
  }

  private static String readable(String message, List<SecretValue> values) {
    String text = message;
    for (SecretValue value : values) {
      text = masked(text, value);
    }
    String first = text.strip().lines().findFirst().orElse("");
    return Text.shorten(
        Text.clean(NOISE.matcher(first).replaceAll("")).replaceAll("\\s+", " ").strip(), SHOWN);
  }

  private static String masked(String text, SecretValue value) {
    String out = text;
    Map<String, SecretValue> members = SecretDocument.values(value).orElse(Map.of());
    try {
      for (SecretValue member : members.values()) {
        out = without(out, member);
      }
      return without(out, value);
    } finally {
      SecretDocument.close(members);
    }
  }

  private static String without(String text, SecretValue value) {
    return value.size() < SHORTEST_VALUE
        ? text
        : value.readText(v -> text.replace(v, value.toString()));
  }
}
