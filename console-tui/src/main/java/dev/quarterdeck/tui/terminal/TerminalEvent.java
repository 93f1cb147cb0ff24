package dev.quarterdeck.tui.terminal;

/** What the terminal tells: input and signals, in the order in which they came. */
public sealed interface TerminalEvent {

  record Pressed(Key key) implements TerminalEvent {}

  /**
   * Text that was pasted, as it came, with line breaks as {@code \n}; long pastes are cut off.
   * Control characters are left to whoever shows it.
   */
  record Pasted(String text) implements TerminalEvent {}

  /** The left mouse button was pressed on a cell, counted from 0. */
  record Clicked(int row, int column) implements TerminalEvent {}

  /** The wheel was turned by a notch: -1 up, 1 down. */
  record Wheeled(int by) implements TerminalEvent {}

  /** The window has another size now. */
  record Resized() implements TerminalEvent {}

  /** Somebody asks the program to stop for a while (SIGTSTP from outside). */
  record SuspendAsked() implements TerminalEvent {}

  /** The program goes on after a stop (SIGCONT). */
  record Continued() implements TerminalEvent {}

  /** SIGINT from outside; Ctrl-C itself comes as a key. */
  record InterruptAsked() implements TerminalEvent {}

  /** Reading the keyboard failed in a way that nobody foresaw. */
  record Failed(RuntimeException failure) implements TerminalEvent {}

  /** The terminal has gone. */
  record Gone() implements TerminalEvent {}
}
