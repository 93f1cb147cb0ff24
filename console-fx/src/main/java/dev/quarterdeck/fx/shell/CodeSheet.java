package dev.quarterdeck.fx.shell;

import dev.quarterdeck.kernel.Text;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Asks for the code that an MFA device shows, over everything else; it is typed unseen. */
public final class CodeSheet extends StackPane {
  private static final double WIDTH = 440;

  private final Label device = new Label();
  private final PasswordField field = new PasswordField();

  /**
   * @param answer told the code, or empty when none was given
   */
  public CodeSheet(Consumer<Optional<String>> answer) {
    setId("mfa");
    getStyleClass().add("scrim");
    Label title = new Label("Code of your MFA device");
    title.getStyleClass().add("sheet-title");
    HBox head = new HBox(title);
    head.getStyleClass().add("sheet-head");
    device.setId("mfa-device");
    device.setWrapText(true);
    device.getStyleClass().add("muted");
    field.setId("mfa-code");
    field.setPromptText("The code that it shows now");
    Button cancel = new Button("Cancel");
    cancel.setId("mfa-cancel");
    cancel.setOnAction(e -> answer.accept(Optional.empty()));
    Button go = new Button("Go on");
    go.setId("mfa-go");
    go.getStyleClass().add("accent");
    go.disableProperty().bind(field.textProperty().map(String::isBlank));
    go.setOnAction(e -> answer.accept(Optional.of(field.getText().strip())));
    field.setOnAction(e -> go.fire());
    HBox buttons = new HBox(cancel, go);
    buttons.getStyleClass().add("sheet-buttons");
    VBox body = new VBox(device, field, buttons);
    body.getStyleClass().add("sheet-body");
    VBox sheet = new VBox(head, body);
    sheet.getStyleClass().add("overlay-sheet");
    sheet.setMaxSize(WIDTH, USE_PREF_SIZE);
    getChildren().add(sheet);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            e.consume();
            cancel.fire();
          }
        });
    KeptKeys.in(this);
  }

  /** For another device: what was typed before is gone. */
  public void ask(String serial) {
    device.setText(Text.clean(serial));
    field.clear();
    field.requestFocus();
  }
}
