package dev.quarterdeck.tui.console;

/**
 * Rows of the screen that a part may draw on, from {@code top} up to but not including {@code
 * bottom}.
 */
record Area(int top, int bottom, int columns) {
  int height() {
    return Math.max(0, bottom - top);
  }
}
