package dev.quarterdeck.fx.window;

import dev.quarterdeck.fx.theme.Theme;
import javafx.geometry.Rectangle2D;

/**
 * Where the window was and how it looked; sizes in JavaFX pixels.
 *
 * @param x left edge, NaN where the system should place the window
 * @param y top edge, likewise
 * @param divider share of the width that the table has beside the detail, 0 to 1
 */
public record WindowState(
    double x,
    double y,
    double width,
    double height,
    boolean maximized,
    double divider,
    Theme.Choice theme) {
  public static final double MIN_WIDTH = 900;
  public static final double MIN_HEIGHT = 600;
  private static final double FIRST_WIDTH = 1280;
  private static final double FIRST_HEIGHT = 800;
  private static final double FIRST_DIVIDER = 0.53;

  /** Of a window that never was open. */
  public static final WindowState FIRST =
      new WindowState(
          Double.NaN,
          Double.NaN,
          FIRST_WIDTH,
          FIRST_HEIGHT,
          false,
          FIRST_DIVIDER,
          Theme.Choice.SYSTEM);

  /** Where the window is in the room that a screen has: no larger than it, no edge outside. */
  public Rectangle2D in(Rectangle2D room) {
    double w = Math.min(width, room.getWidth());
    double h = Math.min(height, room.getHeight());
    return new Rectangle2D(
        within(x, room.getMinX(), room.getMaxX() - w),
        within(y, room.getMinY(), room.getMaxY() - h),
        w,
        h);
  }

  private static double within(double at, double least, double most) {
    return Double.isFinite(at) ? Math.max(least, Math.min(at, most)) : least;
  }

  /** Whatever a file said, the result is a window that can be seen and used. */
  public WindowState {
    width = Double.isFinite(width) ? Math.clamp(width, MIN_WIDTH, 20_000) : FIRST_WIDTH;
    height = Double.isFinite(height) ? Math.clamp(height, MIN_HEIGHT, 20_000) : FIRST_HEIGHT;
    divider = Double.isFinite(divider) ? Math.clamp(divider, 0.3, 0.8) : FIRST_DIVIDER;
  }
}
