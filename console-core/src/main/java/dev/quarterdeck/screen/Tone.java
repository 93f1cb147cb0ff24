package dev.quarterdeck.screen;

/** What a text means, not its colour: a style class on the desktop, a style in the terminal. */
public enum Tone {
  NORMAL,
  OK,
  /** Under way, or chosen. */
  ACCENT,
  WARN,
  BAD,
  UNKNOWN,
  MUTED
}
