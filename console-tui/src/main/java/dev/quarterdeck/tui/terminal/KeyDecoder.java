package dev.quarterdeck.tui.terminal;

import dev.quarterdeck.tui.terminal.Key.Name;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns the characters that a terminal sends into keys and pastes: VT, xterm, rxvt and
 * Linux-console sequences, modifiers, bracketed paste. It knows no clock: whoever reads says {@link
 * #pause} when nothing followed for as long as {@link #patience} told, which tells a lone Escape
 * from the start of a sequence. Unknown sequences and reports are swallowed, never shown as typed
 * text.
 *
 * <p>A paste whose end is lost: what came is handed over after a second. What follows is still the
 * paste's, as its rest may only be late, and pasted text is never run as keys; but Escape or Ctrl-C
 * standing alone is a person's, and ends it, and so does a minute of silence.
 */
final class KeyDecoder {
  /** Most characters of one paste that are kept. */
  static final int LONGEST_PASTE = 65_536;

  /**
   * Milliseconds after which a lone Escape is a key: longer than any terminal takes for a sequence.
   */
  private static final long ESCAPE_PAUSE = 40;

  /** Milliseconds after which the end of a paste may have been lost. */
  private static final long PASTE_PAUSE = 1_000;

  /** JLine's read without a limit holds a lock that closing the terminal needs. */
  private static final long IDLE = 60_000;

  private static final int LONGEST_SEQUENCE = 64;
  private static final char ESCAPE = 27;
  private static final char CTRL_C = 3;
  private static final String PASTE_END = "\033[201~";

  private enum State {
    GROUND,
    ESCAPE,
    CSI,
    SS3,
    /** Operating-system commands and device strings, up to BEL or ST. */
    STRING,
    PASTE,
    /** Nothing followed in a paste for a while. */
    STALLED,
    /** After that came an Escape or Ctrl-C: a key, unless more follows at once. */
    LEAVING,
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

  /** Milliseconds to wait for the next character before {@link #pause}. */
  long patience() {
    return switch (state) {
      case GROUND, STALLED -> IDLE;
      case PASTE -> PASTE_PAUSE;
      case ESCAPE, CSI, SS3, STRING, LEAVING, MOUSE -> ESCAPE_PAUSE;
    };
  }

  /** Nothing followed for a moment: a begun sequence was keys after all. */
  void pause() {
    State was = state;
    switch (was) {
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
      // What may be the beginning of its end waits on.
      case PASTE -> pasted();
      case LEAVING -> {
        press(ending == 0 ? Key.ctrl('c') : Key.of(Name.ESC));
        paste.setLength(0);
      }
      case GROUND, STRING, STALLED, MOUSE -> {}
    }
    if (was == State.PASTE) {
      state = State.STALLED;
    } else {
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
      case STALLED -> {
        state = c == ESCAPE || c == CTRL_C ? State.LEAVING : State.PASTE;
        paste(c);
      }
      case LEAVING -> {
        state = State.PASTE;
        paste(c);
      }
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
        pasted();
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

  /** Nothing is said where nothing came. */
  private void pasted() {
    if (!paste.isEmpty()) {
      String text = paste.toString().replace("\r\n", "\n").replace('\r', '\n');
      paste.setLength(0);
      sink.accept(new TerminalEvent.Pasted(text));
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
