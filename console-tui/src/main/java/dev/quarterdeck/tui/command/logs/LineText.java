package dev.quarterdeck.tui.command.logs;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.logs.JsonFields;
import dev.quarterdeck.logs.LogLevel;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.LogSource;
import dev.quarterdeck.tui.output.Style;
import dev.quarterdeck.tui.output.Tone;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lines for people: time, source, message. What loggers and attackers put into a message never
 * reaches the terminal: colours are taken off, everything else that would act on it is replaced.
 */
final class LineText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  /** Select Graphic Rendition, as loggers write it. */
  private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;:]*m");

  private static final Pattern BREAKS = Pattern.compile("\r\n|\n|\r");
  private static final int LONGEST_LABEL = 24;

  private final Style style;
  private final DateTimeFormatter time;
  private final @Nullable JsonFields fields;
  private final Map<String, Integer> hues = new HashMap<>();
  private final int width;
  private final boolean several;

  /** {@code days}: whether the lines span days, so that a time of day is not enough. */
  LineText(Style style, List<LogSource> sources, boolean days, @Nullable JsonFields fields) {
    this.style = style;
    this.time = days ? DAY_AND_TIME : TIME;
    this.fields = fields;
    this.several = sources.size() > 1;
    int widest = 0;
    Set<Integer> taken = new HashSet<>();
    for (LogSource s : sources) {
      // By the name, so that a source looks the same in every run; neighbours are told apart.
      int hue = Math.floorMod(s.label().hashCode(), Style.hues());
      while (taken.size() < Style.hues() && !taken.add(hue)) {
        hue = (hue + 1) % Style.hues();
      }
      hues.put(s.label(), hue);
      widest = Math.max(widest, label(s).length());
    }
    this.width = widest;
  }

  private static String label(LogSource s) {
    return Text.shorten(Text.clean(s.label()), LONGEST_LABEL);
  }

  /** One event with a line feed at its end; more lines where it has several. */
  String of(LogLine line) {
    return of(line, "");
  }

  /** The same with a mark in front, for example of a hit among its neighbours. */
  String of(LogLine line, String mark) {
    String head =
        mark
            + style.paint(time.format(line.event().at()), Tone.MUTED)
            + " "
            + source(line.source())
            + (line.late() ? style.paint("late ", Tone.MUTED) : "");
    return write(head, indent(mark), body(line.event().message()), tone(line.level()));
  }

  /** A neighbour of a hit. */
  String near(LogSource source, Instant at, String message, String mark) {
    String head = mark + style.paint(time.format(at), Tone.MUTED) + " " + source(source);
    return write(head, indent(mark), body(message), Tone.MUTED);
  }

  private String write(String head, String indent, List<String> body, Tone tone) {
    StringBuilder out = new StringBuilder(head);
    for (int i = 0; i < body.size(); i++) {
      out.append(i == 0 ? "" : indent).append(style.paint(body.get(i), tone)).append('\n');
    }
    return out.toString();
  }

  private String indent(String mark) {
    int columns = mark.length() + (time == TIME ? 13 : 19) + (several ? width + 3 : 0);
    return " ".repeat(columns);
  }

  private String source(LogSource s) {
    if (!several) {
      return "";
    }
    String label = label(s);
    return style.hue(
        label + " ".repeat(width - label.length()) + " │ ", hues.getOrDefault(s.label(), 0));
  }

  private List<String> body(String message) {
    String text =
        fields == null
            ? message
            : fields
                .of(message)
                .map(
                    found ->
                        found.entrySet().stream()
                            .map(e -> e.getKey() + "=" + e.getValue())
                            .collect(Collectors.joining("  ")))
                .orElse(message);
    List<String> lines = new ArrayList<>();
    for (String part : BREAKS.split(text.stripTrailing(), -1)) {
      lines.add(shown(part));
    }
    return lines;
  }

  /** What of a message may be shown on one line of a terminal. */
  static String shown(String text) {
    String plain = text.indexOf('\u001b') < 0 ? text : COLOURS.matcher(text).replaceAll("");
    return Text.clean(plain.indexOf('\t') < 0 ? plain : plain.replace("\t", "    "));
  }

  private static Tone tone(@Nullable LogLevel level) {
    return switch (level) {
      case FATAL, ERROR -> Tone.BAD;
      case WARN -> Tone.WARN;
      case DEBUG, TRACE -> Tone.MUTED;
      case INFO -> Tone.PLAIN;
      case null -> Tone.PLAIN;
    };
  }
}
