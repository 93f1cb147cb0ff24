package dev.quarterdeck.fx.map;

import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.screen.map.ThingMap;
import dev.quarterdeck.screen.map.ThingMap.Thing;
import dev.quarterdeck.screen.map.ThingMap.Way;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The picture with its buttons: what is chosen is core's, how near one looks is the widget's. */
public final class MapPicture extends StackPane {
  private final Consumer<String> go;
  private final Consumer<String> choose;
  private final Group drawing = new Group();
  private final Pane paper = new Pane(drawing);
  private final Lens lens = new Lens(paper, drawing);
  private final List<Card> cards = new ArrayList<>();
  private final List<Wire> wires = new ArrayList<>();
  private @Nullable ThingMap shown;
  private String chosen = "";
  private @Nullable String pointed;
  private Set<String> matching = Set.of();

  /**
   * Told by a thing's id.
   *
   * @param go a thing was clicked
   * @param choose the keyboard walked to it
   */
  public MapPicture(Consumer<String> go, Consumer<String> choose) {
    this.go = go;
    this.choose = choose;
    setId("map");
    getStyleClass().add("map-picture");
    setFocusTraversable(true);
    paper.getStyleClass().add("map-paper");
    HBox buttons =
        new HBox(
            Icons.button(Feather.MINUS, "See more  (-)", () -> lens.zoom(1 / Lens.STEP)),
            Icons.button(Feather.PLUS, "See closer  (+)", () -> lens.zoom(Lens.STEP)),
            Icons.button(Feather.MAXIMIZE, "See all  (=)", lens::fit));
    buttons.getStyleClass().add("map-buttons");
    buttons.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(buttons, Pos.BOTTOM_RIGHT);
    getChildren().addAll(paper, buttons);
    setOnMousePressed(e -> requestFocus());
    setMinSize(0, 0);
  }

  /**
   * Shows it.
   *
   * @param selected the chosen thing's id; empty for none
   * @param visible ids of the things that the filter leaves
   */
  public void draw(ThingMap map, String selected, Set<String> visible) {
    if (!map.equals(shown)) {
      shown = map;
      Place place = new Place(map);
      build(map, place);
      lens.size(place.width(), place.height());
    }
    boolean moved = !selected.equals(chosen) || cards.isEmpty();
    chosen = selected;
    matching = visible;
    light();
    if (moved) {
      card(selected).ifPresent(lens::see);
    }
  }

  private void build(ThingMap map, Place place) {
    cards.clear();
    wires.clear();
    List<Label> heads = new ArrayList<>();
    for (Thing t : map.things()) {
      Card card = new Card(t, place.cardWidth(t), place.cardHeight());
      card.relocate(place.left(t.layer()), place.top(t.row()));
      card.setOnMouseEntered(e -> point(t.id()));
      card.setOnMouseExited(e -> point(null));
      card.setOnMouseClicked(
          e -> {
            if (e.isStillSincePress()) {
              go.accept(t.id());
            }
          });
      cards.add(card);
    }
    for (int layer = 0; layer < map.width(); layer++) {
      Label head = new Label(map.headings().get(layer));
      head.getStyleClass().add("map-head");
      head.relocate(place.left(layer), 0);
      heads.add(head);
    }
    map.lines()
        .forEach(
            l ->
                map.thing(l.from())
                    .ifPresent(
                        from ->
                            map.thing(l.to())
                                .ifPresent(to -> wires.add(new Wire(l, from, to, place)))));
    Group under = new Group();
    under.getChildren().addAll(wires);
    drawing.getChildren().setAll(under);
    drawing.getChildren().addAll(heads);
    drawing.getChildren().addAll(cards);
  }

  private void point(@Nullable String id) {
    pointed = id;
    light();
  }

  /** What is pointed at stands out with what it is joined with, else what the filter leaves. */
  private void light() {
    String at = pointed;
    Set<String> near = new HashSet<>();
    for (Wire w : wires) {
      boolean lit = w.joins(at == null ? chosen : at);
      w.light(lit);
      w.fade(at != null && !lit);
      if (at != null && lit) {
        near.add(w.other(at));
      }
    }
    for (Card c : cards) {
      String id = String.valueOf(c.getUserData());
      c.choose(id.equals(chosen));
      c.fade(at == null ? !matching.contains(id) : !id.equals(at) && !near.contains(id));
    }
  }

  private Optional<Card> card(String id) {
    return cards.stream().filter(c -> id.equals(c.getUserData())).findFirst();
  }

  /** True where the key walked or zoomed. */
  public boolean take(KeyEvent event) {
    ThingMap map = shown;
    if (!isFocused() || map == null || event.isShortcutDown() || event.isAltDown()) {
      return false;
    }
    if (event.getEventType() == KeyEvent.KEY_TYPED) {
      return switch (event.getCharacter()) {
        case "+" -> lens.zoom(Lens.STEP);
        case "-" -> lens.zoom(1 / Lens.STEP);
        case "=" -> lens.fit();
        default -> false;
      };
    }
    Way way =
        switch (event.getCode()) {
          case UP -> Way.UP;
          case DOWN -> Way.DOWN;
          case LEFT -> Way.LEFT;
          case RIGHT -> Way.RIGHT;
          default -> null;
        };
    if (way == null) {
      return false;
    }
    choose.accept(map.next(chosen, way));
    return true;
  }
}
