package com.sun.glass.ui.headless;

import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.View;
import java.nio.ByteBuffer;

/**
 * The headless platform of JavaFX 26.0.2 without three defects that get in a test's way: its screen
 * is 1000×1000, every mouse event is a popup trigger (so table headers do not sort), and clicks
 * lose the modifier keys. Internal API: goes with the pinned version.
 */
public final class RoomyHeadlessApplication extends HeadlessApplication {
  private static final int SIDE = 2_000;
  private static final int STRIDE = 1_000;

  private final Screen[] screens = {
    new Screen(
        0, 32, 0, 0, SIDE, SIDE, 0, 0, SIDE, SIDE, 0, 0, SIDE, SIDE, 100, 100, 1f, 1f, 1f, 1f)
  };
  private int heldModifiers;

  /** The window writes with a fixed stride of 1000, so this many bytes are never overrun. */
  public RoomyHeadlessApplication() {
    frameBuffer = ByteBuffer.allocate(4 * (STRIDE * SIDE + SIDE));
  }

  @Override
  protected Screen[] staticScreen_getScreens() {
    return screens;
  }

  @Override
  public View createView() {
    return new HeadlessView() {
      @Override
      protected void notifyKey(int type, int keyCode, char[] chars, int modifiers) {
        heldModifiers = modifiers;
        super.notifyKey(type, keyCode, chars, modifiers);
      }

      @Override
      protected void notifyMouse(
          int type,
          int button,
          int x,
          int y,
          int xAbs,
          int yAbs,
          int modifiers,
          boolean popupTrigger,
          boolean synthesized) {
        super.notifyMouse(
            type,
            button,
            x,
            y,
            xAbs,
            yAbs,
            modifiers | heldModifiers,
            popupTrigger && button == com.sun.glass.events.MouseEvent.BUTTON_RIGHT,
            synthesized);
      }

      @Override
      protected void _uploadPixels(long ptr, Pixels pixels) {
        // Nobody looks at this screen; pictures come from snapshots of the scene.
      }
    };
  }
}
