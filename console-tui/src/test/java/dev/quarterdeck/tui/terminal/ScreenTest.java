package dev.quarterdeck.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jline.utils.ScreenTerminal;
import org.jline.utils.WCWidth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {
  private static final String[] PIECES = {
    "a",
    "service",
    " ",
    "  ",
    "─",
    "│",
    "…",
    "漢字",
    "日",
    "한글",
    "ｗｉｄｅ",
    "🚀",
    "👩‍🚀",
    "🇩🇪",
    "❤️",
    "👍🏽",
    "é",
    "e\u0301",
    "n\u0303\u0301\u0302\u0300\u0308",
    "\u0301",
    "ทำ",
    "नि",
    "\u200b",
    "\u202e",
    "\u001b[31m",
    "\u0007",
    "\ud800",
    "שלום",
    "\ue0b0",
    "ﷺ",
    "𝒳",
    "\t",
    "\n",
    "\u009b2J"
  };
  private static final Style[] STYLES = {
    Style.PLAIN,
    Style.BAD,
    Style.MUTED,
    Style.PLAIN.on(Ink.SELECTION),
    Style.BOLD.reversed(),
    Style.WARN.underlined()
  };

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Screen screen = new Screen(bytes, new Palette(Depth.ANSI256, Shade.DARK), true);

  private String frame(int rows, int columns, Consumer<Grid> painter) throws IOException {
    bytes.reset();
    screen.draw(rows, columns, painter);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void nothingIsWrittenWhenNothingChanged() throws IOException {
    Consumer<Grid> picture = g -> g.put(1, 2, "health 漢 🚀 e\u0301", Style.OK);
    assertThat(frame(5, 40, picture)).contains("health");
    assertThat(frame(5, 40, picture)).isEmpty();
  }

  @Test
  void onlyWhatChangedIsWrittenInOneSynchronisedUpdate() throws IOException {
    frame(3, 40, g -> g.put(1, 0, "api      healthy  2/2", Style.PLAIN));
    String second = frame(3, 40, g -> g.put(1, 0, "api      healthy  1/2", Style.PLAIN));
    assertThat(second).isEqualTo("\033[?2026h\033[?25l\033[2;19H1\033[?2026l");
  }

  @Test
  void aShorterLineIsErasedRatherThanOverwritten() throws IOException {
    frame(3, 80, g -> g.put(0, 0, "x".repeat(80), Style.PLAIN));
    assertThat(frame(3, 80, g -> g.put(0, 0, "x", Style.PLAIN)))
        .isEqualTo("\033[?2026h\033[?25l\033[1;2H\033[K\033[?2026l");
  }

  @Test
  void theCursorShowsWhereItIsPutAndHidesAgain() throws IOException {
    assertThat(frame(3, 20, g -> g.cursor(2, 4))).endsWith("\033[3;5H\033[?25h\033[?2026l");
    assertThat(frame(3, 20, g -> g.cursor(2, 4))).isEmpty();
    assertThat(frame(3, 20, g -> g.cursor(2, 5))).contains("\033[3;6H");
    assertThat(frame(3, 20, Grid::hideCursor)).contains("\033[?25l").doesNotContain("\033[?25h");
  }

  @Test
  void aWideCharacterInTheLastColumnIsLeftOut() {
    Grid grid = new Grid(1, 5);
    assertThat(grid.put(0, 0, "abcd漢", Style.PLAIN)).isEqualTo(5);
    assertThat(grid.text(0)).isEqualTo("abcd");
    assertThat(grid.put(0, 3, "漢", Style.PLAIN)).isEqualTo(5);
    assertThat(grid.text(0)).isEqualTo("abc漢");
  }

  @Test
  void halfOfAWideCharacterIsNeverLeft() {
    Grid grid = new Grid(1, 6);
    grid.put(0, 0, "漢字漢", Style.PLAIN);
    grid.put(0, 1, "x", Style.PLAIN);
    assertThat(grid.text(0)).isEqualTo(" x字漢");
    grid.put(0, 2, "y", Style.PLAIN);
    assertThat(grid.text(0)).isEqualTo(" xy 漢");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whateverIsDrawnTheTerminalShowsTheGrid(long seed) throws IOException {
    Random random = new Random(seed);
    VirtualScreen virtual = new VirtualScreen(12, 37);
    Tty tty = virtual.tty(Map.of("LANG", "en_GB.UTF-8"));
    tty.open(e -> {});
    Grid[] drawn = new Grid[1];
    for (int frame = 0; frame < 150; frame++) {
      if (random.nextInt(40) == 0) {
        virtual.resize(3 + random.nextInt(12), 10 + random.nextInt(40));
      }
      long frameSeed = random.nextInt(30);
      tty.draw(
          g -> {
            drawn[0] = g;
            scribble(g, new Random(frameSeed));
          });
      compare(frame, drawn[0], virtual);
    }
    tty.close();
  }

  private static void scribble(Grid g, Random random) {
    int strokes = random.nextInt(25);
    for (int i = 0; i < strokes; i++) {
      Style style = STYLES[random.nextInt(STYLES.length)];
      int row = random.nextInt(g.rows());
      int column = random.nextInt(g.columns() + 3) - 1;
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(8); n >= 0; n--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      g.put(row, column, text.toString(), style, g.columns() - random.nextInt(3));
      if (random.nextInt(6) == 0) {
        g.fill(row, 0, g.columns(), style);
      }
    }
    // JLine's screen keeps no combining marks: at the right edge one would replace its character.
    for (int row = 0; row < g.rows(); row++) {
      g.put(row, g.columns() - 1, "|", Style.PLAIN);
    }
  }

  private static void compare(int frame, Grid grid, VirtualScreen virtual) {
    long[] cells = virtual.cells();
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        int i = row * grid.columns() + column;
        int shown = ScreenTerminal.cellCodePoint(cells[i]);
        int expected = grid.glyphs[i];
        assertThat(shown == 0 ? ' ' : shown)
            .as("frame %d, row %d, column %d of%n%s", frame, row, column, virtual.text())
            .isEqualTo(expected == Grid.CONTINUED ? ' ' : expected);
        Style style = grid.styles[i];
        if (shown > ' ') {
          assertThat(ScreenTerminal.cellInverse(cells[i])).isEqualTo(style.inverse());
          assertThat(ScreenTerminal.cellUnderline(cells[i])).isEqualTo(style.underline());
          assertThat(ScreenTerminal.cellHasForeground(cells[i]))
              .isEqualTo(style.ink() != Ink.PLAIN);
        }
        assertThat(ScreenTerminal.cellHasBackground(cells[i]))
            .isEqualTo(style.ground() != Ink.PLAIN);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void hostileTextNeverBecomesControlBytes(long seed) throws IOException {
    Random random = new Random(seed);
    for (int n = 0; n < 300; n++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 30; i++) {
        text.append(
            (char) (random.nextInt(5) == 0 ? random.nextInt(0xa0) : random.nextInt(0x10000)));
      }
      screen.forget();
      String out = frame(2, 60, g -> g.put(0, 0, text.toString(), Style.WARN));
      String rest = out.replaceAll("\033\\[[?0-9;]*[A-Za-z]", "");
      assertThat(rest.codePoints())
          .allMatch(
              c ->
                  c >= 0x20 && (c < 0x7f || c >= 0xa0) && Character.getType(c) != Character.FORMAT);
      assertThat(out).doesNotContain(text.indexOf("\033") >= 0 ? "\033]" : "\u0007");
    }
  }

  @Test
  void widthsAgreeWithWhatIsDrawn() {
    Random random = new Random(5);
    for (int n = 0; n < 500; n++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(10); i >= 0; i--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      Grid grid = new Grid(1, 400);
      int end = grid.put(0, 0, text.toString(), Style.PLAIN);
      assertThat(Glyphs.width(text.toString())).as(text.toString()).isEqualTo(end);
      assertThat(Glyphs.width(Glyphs.fit(text.toString(), 7))).isLessThanOrEqualTo(7);
    }
  }

  @Test
  void joinedEmojiAndFlagsAreTakenApart() {
    Grid grid = new Grid(1, 20);
    grid.put(0, 0, "👩‍🚀🇩🇪❤️👍🏽", Style.PLAIN);
    assertThat(grid.text(0)).isEqualTo("👩🚀DE❤👍");
    assertThat(WCWidth.wcwidth(0x1f680)).isEqualTo(2);
  }

  @Test
  void withoutUnicodeEverythingIsAscii() throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    new Screen(plain, new Palette(Depth.NONE, Shade.DARK), false)
        .draw(2, 40, g -> g.put(0, 0, "── ● api… 漢 ▲", Style.BAD));
    assertThat(plain.toByteArray()).doesNotContain((byte) 0xe2, (byte) 0xc3);
    assertThat(plain.toString(StandardCharsets.US_ASCII)).contains("-- * api. ?? ^");
  }
}
