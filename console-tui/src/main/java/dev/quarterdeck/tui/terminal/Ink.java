package dev.quarterdeck.tui.terminal;

/**
 * The colours that the console draws with, by meaning. Each is given as red, green and blue for the
 * three palettes (the usual one, high contrast, colour-blind), for a dark and for a light
 * background each, and as one of the terminal's own sixteen. The usual hues follow Okabe and Ito
 * already; the console never tells anything by colour alone.
 */
public enum Ink {
  /** The terminal's own text or background colour. */
  PLAIN(-1, -1, -1, -1, -1, -1, -1),
  /** Less important text. */
  MUTED(0x8b94a3, 0x5f6672, -1, -1, 0x8b94a3, 0x5f6672, 90),
  OK(0x4fb99f, 0x00775a, 0x5fff87, 0x00541f, 0x56b4e9, 0x0067a8, 32),
  WARN(0xe6a93a, 0x8f5b00, 0xffff00, 0x5c3d00, 0xf0e442, 0x7d6b00, 33),
  BAD(0xff7a59, 0xb83a00, 0xff8a8a, 0x9b0000, 0xf06a20, 0x740800, 91),
  /** Something is under way. */
  INFO(0x6cb6eb, 0x00659c, 0x87d7ff, 0x003f7f, 0xdf9fc3, 0x8e3a6e, 36),
  /** Keys, column titles, the cursor of the command line. */
  ACCENT(0xa9b8ff, 0x4a4fb5, 0xd7d7ff, 0x1a1a8c, 0xc9cfff, 0x4a4fb5, 96),
  /** Background of the selected row. */
  SELECTION(0x2b3547, 0xd9e2f1, -1, -1, 0x2b3547, 0xd9e2f1, -1),
  /** Background of the header. */
  BAR(0x1c222c, 0xe9ecf1, -1, -1, 0x1c222c, 0xe9ecf1, -1),
  /** Background of the header where production is worked on. */
  ALERT(0x7d2a12, 0xf3c6b4, 0x9b0000, 0x9b0000, 0x7d2a12, 0xf3c6b4, 41),
  /** Background of a quiet badge. */
  BADGE(0x2f5d74, 0xbfe0ef, 0x003a8c, 0x003a8c, 0x2f5d74, 0xbfe0ef, 44),
  /** Text on ALERT and BADGE. */
  ON_BADGE(0xffffff, 0x1a1a1a, 0xffffff, 0xffffff, 0xffffff, 0x1a1a1a, 97);

  private final int dark;
  private final int light;
  private final int highDark;
  private final int highLight;
  private final int blindDark;
  private final int blindLight;

  /** The SGR code as a foreground, or -1 where sixteen colours have nothing fitting. */
  final int sgr16;

  Ink(int dark, int light, int highDark, int highLight, int blindDark, int blindLight, int sgr16) {
    this.dark = dark;
    this.light = light;
    this.highDark = highDark;
    this.highLight = highLight;
    this.blindDark = blindDark;
    this.blindLight = blindLight;
    this.sgr16 = sgr16;
  }

  /** The colour in a palette, or -1 where that palette has none for it. */
  int rgb(Shade shade) {
    return switch (shade) {
      case DARK -> dark;
      case LIGHT -> light;
      case HIGH_CONTRAST_ON_DARK -> highDark;
      case HIGH_CONTRAST_ON_LIGHT -> highLight;
      case COLOUR_BLIND_ON_DARK -> blindDark;
      case COLOUR_BLIND_ON_LIGHT -> blindLight;
    };
  }
}
