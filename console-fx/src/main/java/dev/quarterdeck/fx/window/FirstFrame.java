package dev.quarterdeck.fx.window;

import javafx.animation.AnimationTimer;

/** Waits until a shown window has been painted, so that nothing else delays that. */
public final class FirstFrame extends AnimationTimer {
  private final Runnable then;
  private boolean painted;

  private FirstFrame(Runnable then) {
    this.then = then;
  }

  /** Runs on JavaFX's thread once the frame after this call has been handed to the screen. */
  public static void then(Runnable then) {
    new FirstFrame(then).start();
  }

  @Override
  public void handle(long now) {
    if (painted) {
      stop();
      then.run();
    }
    painted = true;
  }
}
