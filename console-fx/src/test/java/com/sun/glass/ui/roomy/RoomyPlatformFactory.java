package com.sun.glass.ui.roomy;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;
import com.sun.glass.ui.headless.RoomyHeadlessApplication;

/** Found by JavaFX under {@code -Dglass.platform=Roomy}: see {@link RoomyHeadlessApplication}. */
public final class RoomyPlatformFactory extends HeadlessPlatformFactory {
  @Override
  public Application createApplication() {
    return new RoomyHeadlessApplication();
  }
}
