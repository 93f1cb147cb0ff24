package dev.quarterdeck.screen.logs;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.logs.LogLevel;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.screen.Tone;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A line of a log in words: time, level, source, text; JSON by its message and fields. */
public final class LineWords {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final DateTimeFormatter MILLI =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final List<String> MESSAGE = List.of("message", "msg", "event");

  /** Said by the line's own time and level already. */
  private static final Set<String> SAID =
      Set.of(
          "level",
          "severity",
          "lvl",
          "loglevel",
          "log_level",
          "levelname",
          "sev",
          "time",
          "ts",
          "timestamp",
          "@timestamp");

  private LineWords() {}

  public static String time(LogLine line) {
    return MILLI.format(line.event().at());
  }

  /** Five characters, so that texts begin in one column. */
  public static String level(@Nullable LogLevel level) {
    return level == null ? "     " : String.format(Locale.ROOT, "%-5s", level);
  }

  public static Tone tone(@Nullable LogLevel level) {
    return switch (level) {
      case null -> Tone.NORMAL;
      case TRACE, DEBUG -> Tone.MUTED;
      case INFO -> Tone.NORMAL;
      case WARN -> Tone.WARN;
      case ERROR, FATAL -> Tone.BAD;
    };
  }

  /** Cleaned; {@code raw} leaves JSON as it came. */
  public static String text(LogLine line, boolean raw) {
    Map<String, String> fields = raw ? Map.of() : fields(line);
    if (fields.isEmpty()) {
      return Text.clean(line.event().message().stripTrailing());
    }
    List<String> parts = new ArrayList<>();
    String said = MESSAGE.stream().filter(fields::containsKey).findFirst().orElse(null);
    if (said != null) {
      parts.add(fields.getOrDefault(said, ""));
    }
    fields.forEach(
        (name, value) -> {
          if (!name.equals(said) && !SAID.contains(name.toLowerCase(Locale.ROOT))) {
            parts.add(name + "=" + value);
          }
        });
    return Text.clean(String.join("  ", parts));
  }

  /** The fields of a line that is a JSON object, in its order; none for any other line. */
  public static Map<String, String> fields(LogLine line) {
    String message = line.event().message();
    if (!message.stripLeading().startsWith("{")) {
      return Map.of();
    }
    JsonNode root;
    try {
      root = JSON.readTree(message);
    } catch (JacksonException e) {
      // A line that is cut is shown as it is.
      return Map.of();
    }
    Map<String, String> fields = new LinkedHashMap<>();
    root.properties()
        .forEach(
            p ->
                fields.put(
                    p.getKey(),
                    p.getValue().isValueNode()
                        ? p.getValue().asString()
                        : p.getValue().toString()));
    return fields;
  }
}
