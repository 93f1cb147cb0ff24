package dev.quarterdeck.tui.terminal;

import java.util.Locale;
import org.jline.utils.ScreenTerminal;

/** A virtual screen as an SVG picture, for documents: the text stays text. */
public final class SvgPicture {
  private static final double CELL_WIDTH = 8.4;
  private static final int CELL_HEIGHT = 18;
  private static final int MARGIN = 12;
  private static final String GROUND = "#14181f";
  private static final String TEXT = "#d7dce5";

  private SvgPicture() {}

  /** Draws every cell; the colours of plain text and background are those of a dark terminal. */
  public static String of(VirtualScreen screen) {
    long[] cells = screen.cells();
    int columns = screen.columns();
    int rows = cells.length / columns;
    double width = columns * CELL_WIDTH + 2 * MARGIN;
    int height = rows * CELL_HEIGHT + 2 * MARGIN;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%d\" viewBox=\"0 0"
                + " %.0f %d\">%n",
            width,
            height,
            width,
            height));
    svg.append("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"")
        .append(GROUND)
        .append("\"/>\n");
    svg.append(
        "<g font-family=\"'DejaVu Sans Mono',Menlo,Consolas,monospace\" font-size=\"14\""
            + " xml:space=\"preserve\">\n");
    for (int row = 0; row < rows; row++) {
      grounds(svg, cells, row, columns);
      texts(svg, cells, row, columns);
    }
    return svg.append("</g>\n</svg>\n").toString();
  }

  private static void grounds(StringBuilder svg, long[] cells, int row, int columns) {
    int start = 0;
    for (int column = 1; column <= columns; column++) {
      String ground = ground(cells[row * columns + start]);
      if (column < columns && ground.equals(ground(cells[row * columns + column]))) {
        continue;
      }
      if (!ground.equals(GROUND)) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                MARGIN + start * CELL_WIDTH,
                MARGIN + row * CELL_HEIGHT,
                (column - start) * CELL_WIDTH,
                CELL_HEIGHT,
                ground));
      }
      start = column;
    }
  }

  private static void texts(StringBuilder svg, long[] cells, int row, int columns) {
    int column = 0;
    while (column < columns) {
      long first = cells[row * columns + column];
      int start = column;
      StringBuilder text = new StringBuilder();
      while (column < columns && look(cells[row * columns + column]).equals(look(first))) {
        int cp = ScreenTerminal.cellCodePoint(cells[row * columns + column]);
        text.append(cp == 0 ? "" : escaped(cp));
        column++;
      }
      if (!text.toString().isBlank()) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\" %s>%s</text>%n",
                MARGIN + start * CELL_WIDTH,
                MARGIN + row * CELL_HEIGHT + 13,
                (column - start) * CELL_WIDTH,
                look(first),
                text));
      }
    }
  }

  private static String look(long cell) {
    return "fill=\""
        + (ScreenTerminal.cellInverse(cell) ? plainGround(cell) : ink(cell))
        + "\""
        + (ScreenTerminal.cellBold(cell) ? " font-weight=\"bold\"" : "");
  }

  private static String ground(long cell) {
    return ScreenTerminal.cellInverse(cell) ? ink(cell) : plainGround(cell);
  }

  private static String plainGround(long cell) {
    return ScreenTerminal.cellHasBackground(cell)
        ? colour(ScreenTerminal.cellBackground(cell))
        : GROUND;
  }

  private static String ink(long cell) {
    return ScreenTerminal.cellHasForeground(cell)
        ? colour(ScreenTerminal.cellForeground(cell))
        : TEXT;
  }

  private static String colour(int packed) {
    return String.format(Locale.ROOT, "#%06x", ScreenTerminal.cellColorRgb(packed) & 0xffffff);
  }

  private static String escaped(int cp) {
    return switch (cp) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case ' ' -> "\u00a0";
      default -> Character.toString(cp);
    };
  }
}
