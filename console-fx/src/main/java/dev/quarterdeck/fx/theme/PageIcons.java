package dev.quarterdeck.fx.theme;

import dev.quarterdeck.screen.console.Page;
import org.kordamp.ikonli.feather.Feather;

/** The icon of each sort of place. */
public final class PageIcons {
  private PageIcons() {}

  public static Feather of(Page<?> page) {
    return switch (page.kind()) {
      case "services" -> Feather.SERVER;
      case "secrets" -> Feather.KEY;
      case "overview" -> Feather.COMPASS;
      case "changes" -> Feather.CLOCK;
      case "alarms" -> Feather.BELL;
      case "deployments" -> Feather.UPLOAD_CLOUD;
      case "load" -> Feather.ACTIVITY;
      case "sources" -> Feather.TERMINAL;
      case "rotations" -> Feather.REPEAT;
      case "checklist" -> Feather.CHECK_SQUARE;
      case "map" -> Feather.SHARE_2;
      case "audit" -> Feather.BOOK_OPEN;
      case "doctor" -> Feather.TOOL;
      case "contexts" -> Feather.GLOBE;
      default -> Feather.FILE_TEXT;
    };
  }
}
