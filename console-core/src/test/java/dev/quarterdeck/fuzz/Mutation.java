package dev.quarterdeck.fuzz;

import java.util.List;
import java.util.Random;

/** One text that follows from its seed: a sample, cut, doubled, spliced and spiked. */
final class Mutation {
  /** What parsers stumble over, whatever they parse. */
  private static final List<String> SPIKES =
      List.of(
          "\0",
          "\033[2J",
          "\u009b1m",
          "\u202e",
          "\u200b",
          "\u2028",
          "\ufeff",
          "\ud800",
          "\udfff",
          "\ud83d\ude80",
          "\r",
          "\n",
          "\r\n",
          "\t",
          "\u0085",
          "\u00a0",
          "\"",
          "'",
          "\\",
          "\\u",
          "\\ud800",
          "${",
          "}",
          "{",
          "[",
          "]",
          "(",
          ")",
          "((((",
          "(a+)+$",
          "[z-a]",
          "*",
          "**/",
          "?",
          "+",
          "|",
          "^",
          "$",
          ":",
          "::",
          ",",
          ";",
          "=",
          "==",
          "#",
          "!",
          "!!",
          "!!java.net.URL x",
          "&a",
          "*a",
          "<<: *a",
          "- ",
          "? ",
          "---",
          "...",
          "%",
          "%%",
          "%zz",
          "%s",
          "%00",
          "/",
          "//",
          "../",
          "@",
          "://",
          "-",
          "--",
          "0",
          "-1",
          "1e999999999",
          "9223372036854775808",
          "NaN",
          "0x",
          "1e400",
          "-0",
          "2147483648",
          "null",
          "true",
          "~",
          "9999-12-31T23:59:59Z",
          "+999999999-12-31T23:59:59Z",
          "PT9999999999999H",
          "P1Y",
          "99999999999d",
          "İ",
          "ß",
          "ﬃ",
          "漢",
          "\u0301",
          "<",
          ">",
          "<!--",
          "&amp;",
          "`",
          "$(x)",
          "..",
          ".",
          " ",
          "  ");

  private final Random random;
  private final List<String> samples;

  Mutation(long seed, List<String> samples) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    this.samples = samples;
  }

  String text() {
    return switch (random.nextInt(12)) {
      case 0 -> noise();
      case 1 -> spikes();
      case 2 -> deep();
      default -> mutilated();
    };
  }

  private String sample() {
    return samples.get(random.nextInt(samples.size()));
  }

  private String spike() {
    return SPIKES.get(random.nextInt(SPIKES.size()));
  }

  /** Characters of any kind. */
  private String noise() {
    StringBuilder out = new StringBuilder();
    int most = random.nextInt(200);
    for (int i = 0; i < most; i++) {
      out.append((char) (random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0x10000)));
    }
    return out.toString();
  }

  private String spikes() {
    StringBuilder out = new StringBuilder();
    int most = 1 + random.nextInt(30);
    for (int i = 0; i < most; i++) {
      out.append(spike());
    }
    return out.toString();
  }

  /** The same over and over: recursion and backtracking show there. */
  private String deep() {
    String sample = sample();
    String part =
        switch (random.nextInt(4)) {
          case 0 -> spike();
          case 1 -> spike() + spike();
          case 2 -> "{\"a\":";
          default -> piece(sample);
        };
    int times = 1 + random.nextInt(part.length() > 8 ? 300 : 5_000);
    String middle = part.repeat(times);
    int at = random.nextInt(sample.length() + 1);
    return random.nextBoolean() ? middle : sample.substring(0, at) + middle + sample.substring(at);
  }

  private String mutilated() {
    StringBuilder out = new StringBuilder(sample());
    int cuts = 1 + random.nextInt(5);
    for (int i = 0; i < cuts; i++) {
      int at = random.nextInt(out.length() + 1);
      int to = Math.min(out.length(), at + random.nextInt(12));
      switch (random.nextInt(7)) {
        case 0 -> out.delete(at, to);
        case 1 -> out.insert(at, spike());
        case 2 -> out.replace(at, to, spike());
        case 3 -> out.insert(at, out.substring(at, to));
        case 4 -> out.setLength(at);
        case 5 -> out.insert(at, piece(sample()));
        default -> out.insert(at, (char) random.nextInt(0x2100));
      }
    }
    return out.toString();
  }

  private String piece(String of) {
    int at = random.nextInt(of.length() + 1);
    return of.substring(at, Math.min(of.length(), at + 1 + random.nextInt(24)));
  }
}
