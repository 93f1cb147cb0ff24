package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.keys.KeyMap;
import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Roots;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.console.View;
import dev.quarterdeck.screen.palette.Choice;
import dev.quarterdeck.screen.palette.Palette;
import dev.quarterdeck.screen.session.ContextsPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On every page the window offers what core publishes, in core's words: in its hints, its help and
 * its palette. The terminal is held against the same in its own test.
 */
class OffersTest {
  @TempDir private Path home;
  private final KeyMap keys = new KeyMap();

  @Test
  void everyPageOffersWhatCorePublishes() {
    try (Desk desk = Desk.onSandbox("stale-secret", home)) {
      desk.until("a session", s -> true);
      for (Roots.Root root : Roots.ALL) {
        Fx.run(
            () -> desk.scene().lookup("#rail-" + root.page().kind()).fireEvent(new ActionEvent()));
        desk.until(
            root.page().title(),
            s -> s.page().equals(root.page()) && s.feed().value() != null && !s.feed().loading());
        offers(desk);
        if (desk.state().place().selected() != null && !(root.page() instanceof ContextsPage)) {
          Hands.press(KeyCode.ENTER);
          desk.until(
              "what " + root.page().title() + " opens",
              s -> s.pages().size() == 2 && s.feed().value() != null);
          offers(desk);
        }
      }
    }
  }

  /** Until the state stands still: a refresh may change what can be done while one looks. */
  private void offers(Desk desk) {
    State before;
    List<String> help;
    State after;
    do {
      before = desk.state();
      Hands.press(KeyCode.F1);
      desk.until("help", State::help);
      help = help(desk);
      Hands.press(KeyCode.F1);
      desk.until("no help", s -> !s.help());
      after = desk.state();
    } while (!published(before).equals(published(after)));
    String page = after.page().title();
    Fx.until(
        "the hints of " + page,
        () ->
            hints(desk)
                .equals(
                    View.of(desk.state()).offers().stream()
                        .filter(o -> !keys.name(o).isEmpty())
                        .filter(o -> !Roots.offers().contains(o))
                        .map(o -> keys.name(o) + " " + o.title())
                        .toList()));
    for (Roots.Root place : Roots.ALL) {
      assertThat(desk.has("#rail-" + place.page().kind())).as(place.page().title()).isTrue();
    }
    assertThat(help).as("help of " + page).containsAll(words(published(after)));
    List<String> found = Palette.of(after, "").stream().map(Choice::id).toList();
    for (Offer o : after.place().offers(after)) {
      assertThat(found).as("palette of " + page).contains("ACTION " + o.id());
      assertThat(View.offered(after, o.keys().getFirst())).as(page + " " + o.title()).isPresent();
    }
  }

  private List<String> words(List<Offer> offers) {
    return offers.stream().filter(o -> !keys.names(o).isEmpty()).map(Offer::help).toList();
  }

  /** What the page adds, the places, and what works everywhere. */
  private static List<Offer> published(State s) {
    List<Offer> all = new ArrayList<>(s.place().offers(s));
    all.addAll(Roots.offers());
    for (Action action : Action.values()) {
      all.add(Offer.of(action));
    }
    return all;
  }

  private static List<String> hints(Desk desk) {
    return Fx.call(
        () ->
            desk.find("#hints", Pane.class).getChildren().stream()
                .map(
                    hint -> {
                      List<String> words = new ArrayList<>();
                      ((HBox) hint)
                          .getChildren()
                          .forEach(label -> words.add(((Label) label).getText()));
                      return String.join(" ", words);
                    })
                .toList());
  }

  private static List<String> help(Desk desk) {
    return Fx.call(
        () ->
            desk.find("#help", Pane.class).lookupAll(".help-grid > .label").stream()
                .map(l -> ((Label) l).getText())
                .toList());
  }
}
