package dev.quarterdeck.tui.terminal;

/**
 * The colours that the console draws with, by meaning. Each is given for a dark and a light
 * background (true colour and the 256-colour cube) and as one of the terminal's own sixteen. The
 * hues follow Okabe and Ito, so that good, warning and bad stay apart for colour-blind eyes; the
 * console never tells anything by colour alone.
 */
public enum Ink {
  /** The terminal's own text or background colour. */
  PLAIN(-1, -1, -1, -1, -1),
  /** Less important text. */
  MUTED(0x8b94a3, 0x5f6672, 245, 241, 90),
  OK(0x4fb99f, 0x00775a, 72, 29, 32),
  WARN(0xe6a93a, 0x8f5b00, 179, 94, 33),
  BAD(0xff7a59, 0xb83a00, 209, 130, 91),
  /** Something is under way. */
  INFO(0x6cb6eb, 0x00659c, 74, 25, 36),
  /** Keys, column titles, the cursor of the command line. */
  ACCENT(0xa9b8ff, 0x4a4fb5, 147, 61, 96),
  /** Background of the selected row. */
  SELECTION(0x2b3547, 0xd9e2f1, 237, 189, -1),
  /** Background of the header. */
  BAR(0x1c222c, 0xe9ecf1, 235, 254, -1),
  /** Background of the header where production is worked on. */
  ALERT(0x7d2a12, 0xf3c6b4, 88, 223, 41),
  /** Background of a quiet badge. */
  BADGE(0x2f5d74, 0xbfe0ef, 24, 153, 44),
  /** Text on ALERT and BADGE. */
  ON_BADGE(0xffffff, 0x1a1a1a, 231, 234, 97);

  final int darkRgb;
  final int lightRgb;
  final int dark256;
  final int light256;

  /** The SGR code as a foreground, or -1 where sixteen colours have nothing fitting. */
  final int sgr16;

  Ink(int darkRgb, int lightRgb, int dark256, int light256, int sgr16) {
    this.darkRgb = darkRgb;
    this.lightRgb = lightRgb;
    this.dark256 = dark256;
    this.light256 = light256;
    this.sgr16 = sgr16;
  }
}
