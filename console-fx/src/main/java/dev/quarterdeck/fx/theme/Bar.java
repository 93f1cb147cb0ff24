package dev.quarterdeck.fx.theme;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Core's bars of blocks, drawn as a bar. */
public final class Bar extends StackPane {
  private static final Pattern BLOCKS = Pattern.compile("^([█▇]*)([░·]*)(?![█▇░·])\\s*(.*)$");
  private static final Pattern PERCENT = Pattern.compile("^(\\d{1,3}(?:\\.\\d+)?) ?%");
  private static final int FEWEST = 5;
  private static final double BLOCK = 6;
  private static final double MOST = 120;

  /**
   * @param share from 0 to 1
   * @param blocks how long core made it
   * @param rest what stands behind it
   */
  public record Blocks(double share, int blocks, String rest) {}

  /** Empty for a text that does not begin with a bar. */
  public static Optional<Blocks> in(String text) {
    Matcher m = BLOCKS.matcher(text);
    if (!m.matches() || m.group(1).length() + m.group(2).length() < FEWEST) {
      return Optional.empty();
    }
    int all = m.group(1).length() + m.group(2).length();
    Matcher percent = PERCENT.matcher(m.group(3));
    // The blocks are no finer than a terminal's cells; the number beside them is.
    double share =
        percent.find()
            ? Math.min(1, Double.parseDouble(percent.group(1)) / 100)
            : (double) m.group(1).length() / all;
    return Optional.of(new Blocks(share, all, m.group(3)));
  }

  public Bar(Blocks blocks) {
    getStyleClass().add("bar");
    double width = Math.min(MOST, blocks.blocks() * BLOCK);
    setMinWidth(width);
    setPrefWidth(width);
    setMaxSize(width, USE_PREF_SIZE);
    Region full = new Region();
    full.getStyleClass().add("bar-full");
    full.setMaxWidth(blocks.share() * width);
    getChildren().add(full);
  }
}
