package dev.quarterdeck.fx.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round values and times for the lines and labels of a chart; times are UTC, as everywhere. */
final class Scale {
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofHours(12));
  private static final DateTimeFormatter MINUTE = format("HH:mm");
  private static final DateTimeFormatter DAY = format("d MMM");
  private static final DateTimeFormatter BOTH = format("d MMM HH:mm");

  private Scale() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  /** From 0 in equal round steps, as few as cover {@code most}: two to four. */
  static List<Double> values(double most) {
    double wanted = most > 0 ? most : 1;
    double power = Math.pow(10, Math.floor(Math.log10(wanted)) - 1);
    for (double digit : new double[] {2.5, 5, 10, 20, 25, 50}) {
      int steps = (int) Math.ceil(wanted / (digit * power) - 1e-9);
      if (steps <= 4) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i <= Math.max(steps, 2); i++) {
          values.add(i * digit * power);
        }
        return values;
      }
    }
    return List.of(0d, wanted);
  }

  /** Round times within the window, so many at the most. */
  static List<Instant> times(Instant from, Instant to, int most) {
    long window = Math.max(1, Duration.between(from, to).toSeconds());
    long step = STEPS.getLast().toSeconds() * 2;
    for (Duration s : STEPS.reversed()) {
      step = window / s.toSeconds() <= most ? s.toSeconds() : step;
    }
    while (window / step > most) {
      step *= 2;
    }
    List<Instant> times = new ArrayList<>();
    long first = Math.ceilDiv(from.getEpochSecond(), step) * step;
    for (long at = first; at <= to.getEpochSecond() && times.size() < most; at += step) {
      times.add(Instant.ofEpochSecond(at));
    }
    return times;
  }

  /** The hour, or the day at midnight. */
  static String tick(Instant at) {
    return (at.getEpochSecond() % Duration.ofDays(1).toSeconds() == 0 ? DAY : MINUTE).format(at);
  }

  /** With the day where the window covers more than one. */
  static String time(Instant at, Instant from, Instant to) {
    boolean oneDay = day(from).equals(day(to));
    return (oneDay ? MINUTE : BOTH).format(at) + " UTC";
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
