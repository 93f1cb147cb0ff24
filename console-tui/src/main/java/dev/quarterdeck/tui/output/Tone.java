package dev.quarterdeck.tui.output;

/** How a piece of text is meant; a terminal adds colour to it, the words carry the meaning. */
public enum Tone {
  PLAIN(""),
  STRONG("1"),
  MUTED("2"),
  OK("32"),
  WARN("33"),
  BAD("1;31");

  private final String sgr;

  Tone(String sgr) {
    this.sgr = sgr;
  }

  String sgr() {
    return sgr;
  }

  /** The mark that says the same without colour; one column wide. */
  public String mark() {
    return switch (this) {
      case OK -> "✓";
      case WARN -> "▲";
      case BAD -> "✖";
      case MUTED -> "·";
      case PLAIN, STRONG -> " ";
    };
  }
}
