package dev.quarterdeck.tui.terminal;

/**
 * How a cell looks: the colour of its text and of its background by meaning, and attributes that
 * also show where there is no colour.
 */
public record Style(
    Ink ink, Ink ground, boolean bold, boolean dim, boolean underline, boolean inverse) {
  public static final Style PLAIN = of(Ink.PLAIN);
  public static final Style BOLD = PLAIN.bolder();
  public static final Style MUTED = of(Ink.MUTED);
  public static final Style OK = of(Ink.OK);
  public static final Style WARN = of(Ink.WARN);
  public static final Style BAD = of(Ink.BAD).bolder();
  public static final Style INFO = of(Ink.INFO);
  public static final Style ACCENT = of(Ink.ACCENT);

  public static Style of(Ink ink) {
    return new Style(ink, Ink.PLAIN, false, false, false, false);
  }

  public Style on(Ink newGround) {
    return newGround == ground ? this : new Style(ink, newGround, bold, dim, underline, inverse);
  }

  public Style bolder() {
    return bold ? this : new Style(ink, ground, true, dim, underline, inverse);
  }

  public Style underlined() {
    return underline ? this : new Style(ink, ground, bold, dim, true, inverse);
  }

  public Style reversed() {
    return new Style(ink, ground, bold, dim, underline, !inverse);
  }
}
