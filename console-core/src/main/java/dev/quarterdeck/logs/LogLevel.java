package dev.quarterdeck.logs;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * How bad a line says it is, from the field or word that common loggers write: JSON {@code level},
 * {@code severity}, {@code log.level} and the like (words, pino's and bunyan's numbers), logfmt,
 * bracketed and upper-case words near the beginning, klog's letter.
 */
public enum LogLevel {
  TRACE,
  DEBUG,
  INFO,
  WARN,
  ERROR,
  FATAL;

  /** A level stands near the beginning; a word far into a message is only a word. */
  private static final int HEAD = 160;

  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> FIELDS =
      Set.of("level", "severity", "lvl", "loglevel", "log_level", "levelname", "log.level", "sev");
  private static final String WORDS =
      "TRACE|VERBOSE|DEBUG|DBG|INFO|INFORMATION|NOTICE|WARN|WARNING|WRN|ERROR|ERR|SEVERE|FATAL"
          + "|CRIT|CRITICAL|PANIC|ALERT|EMERG|EMERGENCY";

  /** {@code level=warn}, {@code [error]}, {@code ERROR}, {@code error:} at the very start. */
  private static final Pattern TEXT =
      Pattern.compile(
          "(?:\\b(?i:level|lvl|severity)=\"?(?<field>(?i:"
              + WORDS
              + "))\\b)"
              + "|(?:[\\[(<](?<bracket>(?i:"
              + WORDS
              + "))[\\])>])"
              + "|(?:^(?<start>(?i:"
              + WORDS
              + "))(?=[:\\s|-]))"
              + "|(?:(?<![\\w./-])(?<word>"
              + WORDS
              + ")(?![\\w./-]))");

  private static final Pattern KLOG = Pattern.compile("^([IWEF])\\d{4} \\d\\d:\\d\\d:\\d\\d");

  /** The level of a line as it came; empty where none is recognised. */
  public static Optional<LogLevel> of(String message) {
    int start = 0;
    while (start < message.length() && message.charAt(start) <= ' ') {
      start++;
    }
    if (start < message.length() && message.charAt(start) == '{') {
      return Optional.ofNullable(json(message));
    }
    String head = message.substring(0, Math.min(message.length(), HEAD));
    Matcher klog = KLOG.matcher(head);
    if (klog.find()) {
      return word(klog.group(1));
    }
    Matcher m = TEXT.matcher(head);
    if (!m.find()) {
      return Optional.empty();
    }
    for (String group : new String[] {"field", "bracket", "start", "word"}) {
      if (m.group(group) != null) {
        return word(m.group(group));
      }
    }
    return Optional.empty();
  }

  /** A level by the name that loggers or people give it. */
  public static Optional<LogLevel> word(String name) {
    return Optional.ofNullable(
        switch (name.toUpperCase(Locale.ROOT)) {
          case "TRACE", "VERBOSE", "T" -> TRACE;
          case "DEBUG", "DBG", "D" -> DEBUG;
          case "INFO", "INFORMATION", "NOTICE", "I" -> INFO;
          case "WARN", "WARNING", "WRN", "W" -> WARN;
          case "ERROR", "ERR", "SEVERE", "E" -> ERROR;
          case "FATAL", "CRIT", "CRITICAL", "PANIC", "ALERT", "EMERG", "EMERGENCY", "F" -> FATAL;
          default -> null;
        });
  }

  /** Pino's and bunyan's numbers: 10 trace to 60 fatal. */
  private static @Nullable LogLevel number(long n) {
    if (n < 10 || n > 60) {
      return null;
    }
    return values()[(int) Math.min(5, n / 10 - 1)];
  }

  private static @Nullable LogLevel json(String line) {
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), line)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        if (FIELDS.contains(name.toLowerCase(Locale.ROOT))) {
          if (value == JsonToken.VALUE_STRING) {
            return word(in.getString()).orElse(null);
          }
          if (value == JsonToken.VALUE_NUMBER_INT) {
            return number(in.getLongValue());
          }
        }
        if (name.equals("log") && value == JsonToken.START_OBJECT) {
          LogLevel nested = nested(in);
          if (nested != null) {
            return nested;
          }
        } else {
          in.skipChildren();
        }
      }
    } catch (JacksonException e) {
      // Cut or not JSON after all: no level is to be had from it.
      return null;
    }
    return null;
  }

  /** {@code "log": {"level": …}} of the Elastic Common Schema. */
  private static @Nullable LogLevel nested(JsonParser in) {
    LogLevel found = null;
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      if (in.nextToken() == JsonToken.VALUE_STRING && name.equals("level")) {
        found = word(in.getString()).orElse(null);
      } else {
        in.skipChildren();
      }
    }
    return found;
  }
}
