package dev.quarterdeck.tui.terminal;

import dev.quarterdeck.tui.terminal.Key.Name;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns the characters that a terminal sends into keys and pastes: VT, xterm, rxvt and
 * Linux-console sequences, modifiers, bracketed paste. It knows no clock: whoever reads says {@link
 * #pause} when nothing followed for a moment, which tells a lone Escape from the start of a
 * sequence. Unknown sequences and reports are swallowed, never shown as typed text.
 */
final class KeyDecoder {
  /** Most characters of one paste that are kept. */
  static final int LONGEST_PASTE = 65_536;

  private static final int LONGEST_SEQUENCE = 64;
  private static final String PASTE_END = "\033[201~";

  private enum State {
    GROUND,
    ESCAPE,
    CSI,
    SS3,
    /** Operating-system commands and device strings, up to BEL or ST. */
    STRING,
    PASTE,
    /** The three characters of an old mouse report. */
    MOUSE
  }

  private final Consumer<TerminalEvent> sink;
  private final StringBuilder sequence = new StringBuilder();
  private final StringBuilder paste = new StringBuilder();
  private State state = State.GROUND;
  private boolean alt;
  private int ending;
  private char high;

  KeyDecoder(Consumer<TerminalEvent> sink) {
    this.sink = sink;
  }

  /** Whether a sequence has begun that the next characters may complete. */
  boolean pending() {
    return state != State.GROUND && state != State.PASTE;
  }

  /** Nothing followed for a moment: a begun sequence was keys after all. */
  void pause() {
    switch (state) {
      case ESCAPE -> {
        boolean twice = alt;
        alt = false;
        press(Key.of(Name.ESC));
        if (twice) {
          press(Key.of(Name.ESC));
        }
      }
      case CSI -> {
        if (sequence.isEmpty()) {
          press(Key.of('[').withAlt());
        }
      }
      case SS3 -> press(Key.of('O').withAlt());
      case GROUND, STRING, PASTE, MOUSE -> {}
    }
    if (pending()) {
      ground();
    }
  }

  void accept(char c) {
    switch (state) {
      case GROUND -> ground(c);
      case ESCAPE -> escape(c);
      case CSI -> csi(c);
      case SS3 -> done(KeySequences.ss3(c));
      case STRING -> string(c);
      case PASTE -> paste(c);
      case MOUSE -> mouse(c);
    }
  }

  private void mouse(char c) {
    sequence.append(c);
    if (sequence.length() == 3) {
      tell(MouseReports.old(sequence.toString()));
    }
  }

  private void tell(@Nullable TerminalEvent event) {
    ground();
    if (event != null) {
      sink.accept(event);
    }
  }

  private void ground(char c) {
    if (c == 27) {
      state = State.ESCAPE;
    } else {
      character(c);
    }
  }

  private void escape(char c) {
    switch (c) {
      case '[' -> {
        sequence.setLength(0);
        state = State.CSI;
      }
      case 'O' -> state = State.SS3;
      case ']', 'P', 'X', '^', '_' -> {
        ending = 0;
        state = State.STRING;
      }
      case 27 -> {
        // Escape twice: rxvt's Alt with a named key, or two presses.
        boolean third = alt;
        alt = false;
        if (third) {
          press(Key.of(Name.ESC));
        }
        alt = true;
      }
      default -> {
        state = State.GROUND;
        alt = true;
        character(c);
        if (high == 0) {
          alt = false;
        }
      }
    }
  }

  private void csi(char c) {
    if (c == 27) {
      state = State.ESCAPE;
      return;
    }
    boolean linuxFunctionKey = c == '[' && sequence.isEmpty();
    sequence.append(c);
    if (linuxFunctionKey) {
      return;
    }
    if ((c >= 0x40 && c <= 0x7e) || c == '$') {
      String whole = sequence.toString();
      if (whole.equals("200~")) {
        ground();
        paste.setLength(0);
        ending = 0;
        state = State.PASTE;
      } else if (whole.equals("M")) {
        sequence.setLength(0);
        state = State.MOUSE;
      } else if (whole.startsWith("<")) {
        tell(MouseReports.sgr(whole.substring(1)));
      } else {
        done(KeySequences.csi(whole));
      }
    } else if (c < 0x20 || sequence.length() > LONGEST_SEQUENCE) {
      ground();
    }
  }

  private void string(char c) {
    if (c == 7 || c == 0x9c || (ending == 27 && c == '\\')) {
      ground();
    } else {
      ending = c;
    }
  }

  private void paste(char c) {
    if (c == PASTE_END.charAt(ending)) {
      ending++;
      if (ending == PASTE_END.length()) {
        ground();
        sink.accept(
            new TerminalEvent.Pasted(paste.toString().replace("\r\n", "\n").replace('\r', '\n')));
        paste.setLength(0);
      }
      return;
    }
    keep(PASTE_END.substring(0, ending));
    ending = 0;
    if (c == PASTE_END.charAt(0)) {
      ending = 1;
    } else {
      keep(Character.toString(c));
    }
  }

  private void keep(String more) {
    if (paste.length() + more.length() <= LONGEST_PASTE) {
      paste.append(more);
    }
  }

  private void character(char c) {
    if (Character.isHighSurrogate(c)) {
      high = c;
      return;
    }
    int cp = c;
    if (Character.isLowSurrogate(c)) {
      if (high == 0) {
        return;
      }
      cp = Character.toCodePoint(high, c);
    }
    high = 0;
    press(KeySequences.character(cp));
  }

  private void done(@Nullable Key key) {
    if (key != null) {
      press(key);
    }
    ground();
  }

  private void ground() {
    state = State.GROUND;
    alt = false;
    ending = 0;
  }

  private void press(Key key) {
    sink.accept(new TerminalEvent.Pressed(alt ? key.withAlt() : key));
    alt = false;
  }
}
