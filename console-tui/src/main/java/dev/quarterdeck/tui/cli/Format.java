package dev.quarterdeck.tui.cli;

/** What {@code -o} chooses. */
public enum Format {
  TABLE,
  JSON,
  CSV
}
