package dev.quarterdeck.tui.terminal;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Turns styles into the SGR sequences of one terminal; each style is worked out once. */
final class Palette {
  private final Depth depth;
  private final Shade shade;
  private final Map<Style, byte[]> known = new HashMap<>();

  Palette(Depth depth, Shade shade) {
    this.depth = depth;
    this.shade = shade;
  }

  byte[] sgr(Style style) {
    byte[] sgr = known.get(style);
    if (sgr == null) {
      sgr = build(style).getBytes(StandardCharsets.US_ASCII);
      known.put(style, sgr);
    }
    return sgr;
  }

  private String build(Style style) {
    StringBuilder out = new StringBuilder("\033[0");
    boolean inverse =
        style.inverse() || (groundMissing(style.ground()) && inverseWithout(style.ground()));
    if (style.bold()) {
      out.append(";1");
    }
    if (style.dim()) {
      out.append(";2");
    }
    if (style.underline()) {
      out.append(";4");
    }
    if (inverse) {
      out.append(";7");
    }
    colour(out, style.ink(), false);
    colour(out, style.ground(), true);
    return out.append('m').toString();
  }

  /** A background that this depth or this palette has no colour for. */
  private boolean groundMissing(Ink ground) {
    return ground != Ink.PLAIN
        && switch (depth) {
          case NONE -> true;
          case ANSI16 -> ground.sgr16 < 0;
          case ANSI256, TRUE -> ground.rgb(shade) < 0;
        };
  }

  /** The header's quiet bar may vanish; a selection or a warning may not. */
  private static boolean inverseWithout(Ink ground) {
    return ground != Ink.BAR;
  }

  private void colour(StringBuilder out, Ink ink, boolean ground) {
    int rgb = ink.rgb(shade);
    switch (depth) {
      case NONE -> {}
      case ANSI16 -> {
        if (ink.sgr16 >= 0) {
          out.append(';')
              .append(ink.sgr16 + (ground ? 10 * (ink.sgr16 < 40 || ink.sgr16 >= 90 ? 1 : 0) : 0));
        }
      }
      case ANSI256 -> {
        if (rgb >= 0) {
          out.append(ground ? ";48;5;" : ";38;5;").append(Shade.of256(rgb));
        }
      }
      case TRUE -> {
        if (rgb >= 0) {
          out.append(ground ? ";48;2;" : ";38;2;")
              .append((rgb >> 16) & 0xff)
              .append(';')
              .append((rgb >> 8) & 0xff)
              .append(';')
              .append(rgb & 0xff);
        }
      }
    }
  }
}
