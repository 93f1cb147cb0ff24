package dev.quarterdeck.tui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.tui.terminal.VirtualScreen;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures of the terminal console on the sandbox, to {@code target/screenshots}. Not one of the
 * tests; made by {@code mvn -pl console-tui -am test -Dtest=TerminalPictures
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class TerminalPictures {
  private static final Path TO = Path.of("target/screenshots");
  private static final int WIDTH = 10;
  private static final int HEIGHT = 20;
  private static final Color PAPER = new Color(0x0d1117);
  private static final Color INK = new Color(0xc9d1d9);

  @TempDir private Path folder;

  @Test
  void servicesServiceAndSecrets() throws Exception {
    try (SandboxReads aws = new SandboxReads(Scenario.BAD_DEPLOY, folder, Duration.ofSeconds(20));
        ConsoleRun run = aws.run(24, 120)) {
      run.sees("▲ degraded", "111122223333");
      write(run.screen, "terminal-services.png");
      run.type("\r");
      run.sees("Because", "Deployments");
      write(run.screen, "terminal-service.png");
      run.type("2");
      run.sees("acme/prod/app", "overdue");
      write(run.screen, "terminal-secrets.png");
      run.type("/prod/app\r\r");
      run.sees("Keys", "USED BY");
      write(run.screen, "terminal-secret.png");
    }
  }

  private static void write(VirtualScreen screen, String name) throws IOException {
    long[] cells = screen.cells();
    int columns = screen.columns();
    int rows = cells.length / columns;
    BufferedImage image =
        new BufferedImage((columns + 2) * WIDTH, (rows + 1) * HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(PAPER);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    for (int i = 0; i < cells.length; i++) {
      draw(g, cells[i], (i % columns + 1) * WIDTH, i / columns * HEIGHT + HEIGHT / 2);
    }
    g.dispose();
    Files.createDirectories(TO);
    Path file = TO.resolve(name);
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
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
