package dev.quarterdeck.tui.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of one frame, in a buffer that is used again for the next. */
final class Wire {
  private final boolean unicode;
  private byte[] bytes = new byte[16 * 1024];
  private int size;

  /** Without {@code unicode} everything outside of ASCII is replaced by something near to it. */
  Wire(boolean unicode) {
    this.unicode = unicode;
  }

  int size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  void reset() {
    size = 0;
  }

  void raw(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  void ascii(String text) {
    raw(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Puts the cursor at a row and a column, both counted from 0. */
  void move(int row, int column) {
    room(16);
    bytes[size++] = 27;
    bytes[size++] = '[';
    number(row + 1);
    bytes[size++] = ';';
    number(column + 1);
    bytes[size++] = 'H';
  }

  private void number(int n) {
    if (n >= 10) {
      number(n / 10);
    }
    bytes[size++] = (byte) ('0' + n % 10);
  }

  void glyph(int cp, int width) {
    room(4);
    if (cp < 0x80) {
      bytes[size++] = (byte) cp;
    } else if (!unicode) {
      byte near = near(cp);
      for (int i = 0; i < width; i++) {
        bytes[size++] = near;
      }
    } else if (cp < 0x800) {
      bytes[size++] = (byte) (0xc0 | (cp >> 6));
      bytes[size++] = (byte) (0x80 | (cp & 0x3f));
    } else if (cp < 0x10000) {
      bytes[size++] = (byte) (0xe0 | (cp >> 12));
      bytes[size++] = (byte) (0x80 | ((cp >> 6) & 0x3f));
      bytes[size++] = (byte) (0x80 | (cp & 0x3f));
    } else {
      bytes[size++] = (byte) (0xf0 | (cp >> 18));
      bytes[size++] = (byte) (0x80 | ((cp >> 12) & 0x3f));
      bytes[size++] = (byte) (0x80 | ((cp >> 6) & 0x3f));
      bytes[size++] = (byte) (0x80 | (cp & 0x3f));
    }
  }

  void marks(String marks) {
    if (unicode) {
      for (int i = 0; i < marks.length(); ) {
        int cp = marks.codePointAt(i);
        glyph(cp, 0);
        i += Character.charCount(cp);
      }
    }
  }

  private static byte near(int cp) {
    int ascii =
        switch (cp) {
          case '─', '━', '–', '—', '‐', '‑' -> '-';
          case '│', '┃', '▏', '▎', '▍', '▌' -> '|';
          case '┌', '┐', '└', '┘', '├', '┤', '┬', '┴', '┼', '╭', '╮', '╰', '╯' -> '+';
          case '…', '·', '•' -> '.';
          case '●', '◆', '■' -> '*';
          case '▲', '↑' -> '^';
          case '▼', '↓' -> 'v';
          case '›', '→', '▶' -> '>';
          case '‹', '←', '◀' -> '<';
          case '✓' -> '+';
          case '✗', '✖', '×' -> 'x';
          case '◐' -> 'o';
          case '↻' -> '~';
          case '▐', '█' -> '|';
          case '‘', '’' -> '\'';
          case '“', '”' -> '"';
          default -> '?';
        };
    return (byte) ascii;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
