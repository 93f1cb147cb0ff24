package dev.quarterdeck.fx.shell;

import dev.quarterdeck.fx.theme.Copy;
import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.fx.theme.Marked;
import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.View.Badge;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Lines over the page: what fails, what is missing, what just happened. Hidden when all is well.
 */
public final class Notices extends VBox {
  /** Told apart; what fails in more ways than that is broken, and that was said. */
  private static final int MOST_FAILURES = 5;

  private static final String TO_REMEDY = " → ";

  private final Consumer<Msg> send;
  private final String key;
  private final VBox failures = new VBox();
  private final VBox lines = new VBox();
  private final Set<String> failed = new HashSet<>();
  private List<Badge> shown = List.of();
  private String details = "";

  /** {@code key}: what follows the first that leads somewhere. */
  public Notices(Consumer<Msg> send, String key) {
    this.send = send;
    this.key = key;
    setId("notices");
    getStyleClass().add("notices");
    getChildren().addAll(failures, lines);
  }

  /**
   * Something in the window itself failed: said until somebody closes it, whatever the page says,
   * and each once, however often it comes back.
   *
   * @param origin tells it from other failures
   */
  public void failed(String origin, Problem.Unexpected problem) {
    if (failed.size() == MOST_FAILURES || !failed.add(origin)) {
      return;
    }
    HBox line =
        line(
            new Badge(problem.sentence() + TO_REMEDY + problem.remedy(), Tone.BAD),
            false,
            problem::detail);
    line.getChildren()
        .add(Icons.button(Feather.X, "Close", () -> failures.getChildren().remove(line)));
    line.getStyleClass().add("notice-failure");
    failures.getChildren().add(line);
  }

  /**
   * One line a badge; a sentence and its remedy stand under each other.
   *
   * @param details what the copy button of a problem's line copies
   */
  public void show(List<Badge> badges, String details) {
    boolean same = badges.equals(shown) && details.isEmpty() == this.details.isEmpty();
    this.details = details;
    if (!same) {
      shown = List.copyOf(badges);
      Badge first = badges.stream().filter(b -> b.go() != null).findFirst().orElse(null);
      lines
          .getChildren()
          .setAll(badges.stream().map(b -> line(b, b.equals(first), () -> this.details)).toList());
    }
  }

  /** Follows the first that leads somewhere; false where none does. */
  public boolean follow() {
    for (Badge badge : shown) {
      if (badge.go() != null) {
        send.accept(badge.go());
        return true;
      }
    }
    return false;
  }

  /** {@code first}: the key follows this one. */
  private HBox line(Badge badge, boolean first, Supplier<String> details) {
    Marked marked = Marked.of(badge.text(), badge.tone());
    String words = marked.words();
    int arrow = words.indexOf(TO_REMEDY);
    VBox text = new VBox(label(arrow < 0 ? words : words.substring(0, arrow), "notice-sentence"));
    if (arrow >= 0) {
      text.getChildren().add(label(words.substring(arrow + TO_REMEDY.length()), "notice-remedy"));
    }
    text.getStyleClass().add("notice-words");
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox line =
        new HBox(Icons.of(marked.icon().orElse(ToneLook.icon(badge.tone())), "notice-icon"), text);
    line.getStyleClass().addAll("notice", ToneLook.look(badge.tone()));
    Msg go = badge.go();
    if (go != null) {
      Button show = new Button("Show");
      if (first) {
        Label cap = new Label(key);
        cap.getStyleClass().add("key-cap");
        show.setGraphic(cap);
      }
      show.getStyleClass().addAll("small", "notice-show");
      show.setFocusTraversable(false);
      show.setMinWidth(USE_PREF_SIZE);
      show.setOnAction(e -> send.accept(go));
      line.getChildren().add(show);
      line.getStyleClass().add("leads-to");
      line.setOnMouseClicked(e -> send.accept(go));
    }
    boolean failure = badge.tone() == Tone.BAD;
    if (failure || (marked.icon().isPresent() && !details.get().isEmpty())) {
      Button copy = new Button("Copy details", Icons.of(Feather.COPY));
      copy.getStyleClass().addAll("small", "notice-copy");
      copy.setFocusTraversable(false);
      copy.setMinWidth(USE_PREF_SIZE);
      copy.setOnAction(e -> Copy.text((badge.text() + "\n" + details.get()).strip()));
      line.getChildren().add(copy);
    }
    return line;
  }

  private static Label label(String words, String styleClass) {
    Label label = new Label(words);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    return label;
  }
}
