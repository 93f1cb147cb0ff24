package dev.quarterdeck.fx.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** Dark or light: the system's preference until the person chooses. JavaFX thread only. */
public final class Theme {
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
  private static final String STYLES = "/dev/quarterdeck/fx/theme/quarterdeck.css";

  /** What a person can choose. */
  public enum Choice {
    SYSTEM,
    LIGHT,
    DARK;

    /** The choice that the button offers next. */
    public Choice next() {
      return switch (this) {
        case SYSTEM -> LIGHT;
        case LIGHT -> DARK;
        case DARK -> SYSTEM;
      };
    }
  }

  private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);
  private final Platform.Preferences system = Platform.getPreferences();
  private @Nullable Scene scene;
  private @Nullable Boolean wearsDark;

  /**
   * To be made before the first control: one without a theme has JavaFX read its own look, for
   * nothing.
   */
  public Theme(Choice first) {
    Fonts.load();
    choice.set(first);
    apply();
  }

  /** Dresses the scene and keeps it dressed as the system or the person changes their mind. */
  public void dress(Scene worn) {
    scene = worn;
    apply();
    // After Primer: this sheet is written in Primer's colours.
    URL styles = Objects.requireNonNull(Theme.class.getResource(STYLES), STYLES);
    worn.getStylesheets().add(styles.toExternalForm());
    choice.subscribe(this::apply);
    system.colorSchemeProperty().subscribe(this::apply);
  }

  public ObjectProperty<Choice> choice() {
    return choice;
  }

  /** Whether dark is what shows now. */
  public boolean dark() {
    return switch (choice.get()) {
      case LIGHT -> false;
      case DARK -> true;
      case SYSTEM -> system.getColorScheme() == ColorScheme.DARK;
    };
  }

  private void apply() {
    boolean dark = dark();
    if (!Boolean.valueOf(dark).equals(wearsDark)) {
      wearsDark = dark;
      Application.setUserAgentStylesheet(
          (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    }
    if (scene != null) {
      scene.getRoot().pseudoClassStateChanged(DARK, dark);
    }
  }
}
