package dev.quarterdeck.tui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.terminal.VirtualScreen;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.jline.utils.ScreenTerminal;

/** Moments of one screen below one another, each under the keys that led to it. */
final class Strip {
  private static final int WIDTH = 10;
  private static final int HEIGHT = 20;
  private static final int GAP = HEIGHT / 2;
  private static final int CAPTION = 2 * HEIGHT;
  private static final Color PAPER = new Color(0x0d1117);
  private static final Color FRAME = new Color(0x21262d);
  private static final Color INK = new Color(0xc9d1d9);

  /** The cells as they were; without keys there is no caption. */
  private record Moment(String keys, long[] cells) {
    int height(int columns) {
      return cells.length / columns * HEIGHT + GAP + (keys.isEmpty() ? GAP : CAPTION);
    }
  }

  private final VirtualScreen screen;
  private final List<Moment> moments = new ArrayList<>();

  Strip(VirtualScreen screen) {
    this.screen = screen;
  }

  /** Takes what the screen shows now. */
  Strip take(String keys) {
    moments.add(new Moment(keys, screen.cells()));
    return this;
  }

  void write(Path file) throws IOException {
    int columns = screen.columns();
    int height = moments.stream().mapToInt(m -> m.height(columns)).sum();
    BufferedImage image =
        new BufferedImage((columns + 2) * WIDTH, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(PAPER);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    int y = 0;
    for (Moment moment : moments) {
      draw(g, moment, columns, y);
      y += moment.height(columns);
    }
    g.dispose();
    Files.createDirectories(file.toAbsolutePath().getParent());
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
  }

  private static void draw(Graphics2D g, Moment moment, int columns, int top) {
    int y = top + GAP;
    if (!moment.keys.isEmpty()) {
      g.setColor(FRAME);
      g.fillRect(0, top, (columns + 2) * WIDTH, CAPTION - GAP);
      g.setColor(INK);
      g.setFont(new Font(Font.MONOSPACED, Font.BOLD, 16));
      g.drawString(moment.keys, 3 * WIDTH, top + HEIGHT);
      y = top + CAPTION;
    }
    for (int i = 0; i < moment.cells.length; i++) {
      draw(g, moment.cells[i], (i % columns + 1) * WIDTH, y + i / columns * HEIGHT);
    }
  }

  private static void draw(Graphics2D g, long cell, int x, int y) {
    Color ink =
        ScreenTerminal.cellHasForeground(cell)
            ? new Color(ScreenTerminal.cellColorRgb(ScreenTerminal.cellForeground(cell)))
            : INK;
    Color paper =
        ScreenTerminal.cellHasBackground(cell)
            ? new Color(ScreenTerminal.cellColorRgb(ScreenTerminal.cellBackground(cell)))
            : PAPER;
    boolean inverse = ScreenTerminal.cellInverse(cell);
    g.setColor(inverse ? ink : paper);
    g.fillRect(x, y, WIDTH, HEIGHT);
    int cp = ScreenTerminal.cellCodePoint(cell);
    if (cp > ' ') {
      Color shown = inverse ? paper : ink;
      g.setColor(ScreenTerminal.cellDim(cell) ? mixed(shown) : shown);
      g.setFont(
          new Font(Font.MONOSPACED, ScreenTerminal.cellBold(cell) ? Font.BOLD : Font.PLAIN, 16));
      g.drawString(Character.toString(cp), x, y + HEIGHT - 5);
    }
  }

  private static Color mixed(Color ink) {
    return new Color(
        (ink.getRed() * 2 + PAPER.getRed()) / 3,
        (ink.getGreen() * 2 + PAPER.getGreen()) / 3,
        (ink.getBlue() * 2 + PAPER.getBlue()) / 3);
  }
}
