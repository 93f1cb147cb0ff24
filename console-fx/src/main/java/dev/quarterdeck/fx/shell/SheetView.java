package dev.quarterdeck.fx.shell;

import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.screen.change.Input;
import dev.quarterdeck.screen.change.Sheet;
import dev.quarterdeck.screen.change.SheetMsg;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Core's sheet over the page: the plan, what is to be filled in, and buttons; Cancel is default.
 */
public final class SheetView extends StackPane {
  private static final PseudoClass PRODUCTION = PseudoClass.getPseudoClass("production");

  /** More to read is scrolled, in pixels. */
  private static final double HIGHEST = 440;

  private final Consumer<SheetMsg> send;
  private final Label title = new Label();
  private final VBox lines = new VBox();
  private final ScrollPane scroll = new ScrollPane(lines);
  private final GridPane inputs = new GridPane();
  private final HBox buttons = new HBox();
  private final ProgressBar busy = new ProgressBar();
  private List<Button> made = List.of();
  private List<Node> fields = List.of();
  private final TextArea value;
  private final Label countdown = new Label();
  private @Nullable Sheet shown;

  /** {@code taken}: told what somebody copied from a value that is shown. */
  public SheetView(Consumer<SheetMsg> send, Consumer<String> taken) {
    this.send = send;
    value =
        new TextArea() {
          @Override
          public void copy() {
            String part = getSelectedText();
            super.copy();
            if (!part.isEmpty()) {
              taken.accept(part);
            }
          }
        };
    value.setId("sheet-value");
    value.setEditable(false);
    value.setWrapText(true);
    value.setPrefRowCount(4);
    value.getStyleClass().add("sheet-value");
    countdown.setId("sheet-countdown");
    countdown.getStyleClass().add("fact-label");
    setId("sheet");
    getStyleClass().add("scrim");
    title.getStyleClass().add("sheet-title");
    title.setId("sheet-title");
    lines.getStyleClass().add("sheet-lines");
    inputs.getStyleClass().add("sheet-inputs");
    buttons.getStyleClass().add("sheet-buttons");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    busy.setMaxWidth(Double.MAX_VALUE);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    // As high as what there is to read, up to what fits.
    lines
        .heightProperty()
        .subscribe(
            h ->
                scroll.setPrefHeight(
                    lines.getChildren().isEmpty() ? 0 : Math.min(h.doubleValue() + 4, HIGHEST)));
    scroll.visibleProperty().bind(Bindings.isNotEmpty(lines.getChildren()));
    scroll.managedProperty().bind(scroll.visibleProperty());
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox sheet = new VBox(title, scroll, value, countdown, busy, inputs, buttons);
    sheet.getStyleClass().addAll("overlay-sheet", "change-sheet");
    sheet.setMaxSize(720, Region.USE_PREF_SIZE);
    getChildren().add(sheet);
    addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
    KeptKeys.in(this);
  }

  private void escape(KeyEvent e) {
    if (e.getCode() == KeyCode.ESCAPE) {
      send.accept(new SheetMsg.Escape());
      e.consume();
    }
  }

  /**
   * Draws the sheet; its controls are built anew only when it has come to another stage.
   *
   * @param held a value to show for a moment, outside of the state
   */
  public void show(Sheet sheet, Errand.@Nullable Held held, Instant now) {
    Sheet before = shown;
    shown = sheet;
    boolean other =
        before == null
            || before.stage() != sheet.stage()
            || before.round() != sheet.round()
            || !before.proposal().equals(sheet.proposal());
    if (other) {
      build(sheet);
    }
    if (other || before == null || !before.lines().equals(sheet.lines())) {
      boolean follows = sheet.stage() == Sheet.Stage.WORKING && (other || atEnd());
      lines.getChildren().setAll(sheet.lines().stream().map(SheetText::of).toList());
      scroll(follows, other);
    }
    showValue(sheet, held, now, other);
    if (!made.isEmpty()) {
      made.getLast().setDisable(!sheet.ready());
    }
  }

  private boolean atEnd() {
    return scroll.getVvalue() >= scroll.getVmax()
        || lines.getHeight() <= scroll.getViewportBounds().getHeight();
  }

  /** Of what is under way the latest matters, unless somebody looks at what was before. */
  private void scroll(boolean follows, boolean other) {
    if (follows) {
      // JavaFX keeps what stands at the top while it lays out lines that came below.
      scroll.applyCss();
      scroll.layout();
      scroll.setVvalue(scroll.getVmax());
    } else if (other) {
      scroll.setVvalue(0);
    }
  }

  private void showValue(Sheet sheet, Errand.@Nullable Held held, Instant now, boolean other) {
    boolean is = sheet.until() != null && held != null;
    boolean seen = is && held != null && !held.copied();
    if (other) {
      value.setText(seen && held != null ? text(held) : "");
      value.setVisible(seen);
      value.setManaged(seen);
      countdown.setVisible(is);
      countdown.setManaged(is);
    }
    if (sheet.until() != null) {
      countdown.setText("Gone by itself in " + Words.countdown(sheet.until(), now) + ".");
    }
  }

  private static String text(Errand.Held held) {
    return held.binary()
        ? held.value().read(b -> Base64.getEncoder().encodeToString(b))
        : held.value().readText(t -> t.lines().map(Text::clean).collect(Collectors.joining("\n")));
  }

  /** Gone: what was typed goes with it. */
  public void forget() {
    shown = null;
    inputs.getChildren().clear();
    lines.getChildren().clear();
    value.clear();
    buttons.getChildren().clear();
    made = List.of();
    fields = List.of();
  }

  private void build(Sheet sheet) {
    title.setText(sheet.proposal().title() + (sheet.production() ? "  ·  PRODUCTION" : ""));
    pseudoClassStateChanged(PRODUCTION, sheet.production());
    boolean working =
        sheet.stage() == Sheet.Stage.WORKING || sheet.stage() == Sheet.Stage.PREPARING;
    busy.setVisible(working);
    busy.setManaged(working);
    inputs.getChildren().clear();
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < sheet.inputs().size(); i++) {
      Node field = field(sheet.inputs().get(i), i);
      GridPane.setHgrow(field, Priority.ALWAYS);
      Label label = new Label(sheet.inputs().get(i).label());
      label.getStyleClass().add("fact-label");
      label.setMinWidth(USE_PREF_SIZE);
      inputs.addRow(i, label, field);
      nodes.add(field);
    }
    fields = nodes;
    List<Button> all = new ArrayList<>();
    for (int i = 0; i < sheet.buttons().size(); i++) {
      all.add(button(sheet, i));
    }
    made = all;
    buttons.getChildren().setAll(all);
    focus(sheet);
  }

  private void focus(Sheet sheet) {
    Node node = sheet.input() >= 0 ? fields.get(sheet.input()) : made.get(sheet.button());
    node.requestFocus();
  }

  private Button button(Sheet sheet, int index) {
    Button button = new Button(sheet.buttons().get(index));
    button.setId("sheet-button-" + index);
    // To stop what is under way is no step ahead.
    boolean goes = index > 0 && sheet.stage() != Sheet.Stage.WORKING;
    if (goes) {
      button.getStyleClass().add(sheet.production() ? "danger" : "accent");
    }
    button.setOnAction(e -> send.accept(new SheetMsg.Press(index)));
    return button;
  }

  private Node field(Input input, int index) {
    if (!input.choices().isEmpty()) {
      ComboBox<String> box = new ComboBox<>();
      box.getItems().setAll(input.choices());
      box.setValue(input.text());
      box.setId("sheet-" + input.id());
      box.setMaxWidth(Double.MAX_VALUE);
      box.valueProperty()
          .subscribe(
              value -> {
                if (value != null && shown != null) {
                  send.accept(new SheetMsg.FocusOn(index));
                  send.accept(new SheetMsg.Fill(value));
                }
              });
      return box;
    }
    TextField field = input.secret() ? new PasswordField() : new TextField(input.text());
    field.setId("sheet-" + input.id());
    field.setPromptText(input.hint());
    field
        .focusedProperty()
        .subscribe(
            focused -> {
              if (focused && shown != null) {
                send.accept(new SheetMsg.FocusOn(index));
              }
            });
    field
        .textProperty()
        .addListener(
            (o, was, is) ->
                send.accept(
                    input.secret()
                        ? new SheetMsg.FillSecret(SecretValue.ofText(is))
                        : new SheetMsg.Fill(is)));
    field.setOnAction(
        e -> {
          boolean last = index == fields.size() - 1;
          (last ? made.getLast() : fields.get(index + 1)).requestFocus();
        });
    return field;
  }
}
