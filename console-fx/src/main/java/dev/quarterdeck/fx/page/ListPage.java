package dev.quarterdeck.fx.page;

import atlantafx.base.controls.CustomTextField;
import dev.quarterdeck.fx.detail.SectionsBox;
import dev.quarterdeck.fx.map.MapPicture;
import dev.quarterdeck.fx.table.RowsView;
import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.fx.theme.Marked;
import dev.quarterdeck.fx.theme.Raised;
import dev.quarterdeck.fx.theme.Tip;
import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.map.MapPage;
import dev.quarterdeck.screen.map.ThingMap;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.TableState;
import dev.quarterdeck.screen.table.Tally;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A list: its title, how many rows say what, the filter, and the table. */
public final class ListPage extends VBox {
  /** What the filter and the gaps beside it need, in pixels. */
  private static final double FILTER = 240;

  private final Consumer<Msg> send;
  private final Label title = new Label();
  private final HBox tallies = new HBox();
  private final Label count = new Label();
  private final CustomTextField filter = new CustomTextField();
  private final SectionsBox above;
  private final RowsView rows;
  private final MapPicture map;
  private List<Tally> shownTallies = List.of();
  private @Nullable TableState shown;
  private String shownTitle = "";
  private boolean drawing;

  /** {@code go}: where a thing of the map was clicked. */
  public ListPage(Consumer<Msg> send, Consumer<String> go) {
    this.send = send;
    map = new MapPicture(go, id -> send.accept(new Msg.Select(id)));
    getStyleClass().add("list-page");
    rows =
        new RowsView(
            id -> send.accept(new Msg.Select(id)),
            column -> send.accept(new Msg.SortBy(column)),
            () -> send.accept(new Msg.Do(Action.OPEN)));
    VBox.setVgrow(rows, Priority.ALWAYS);
    VBox.setVgrow(map, Priority.ALWAYS);
    title.getStyleClass().add("page-title");
    title.setId("page-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    tallies.getStyleClass().add("page-counts");
    tallies.setId("tallies");
    count.getStyleClass().add("fact-label");
    count.setId("row-count");
    count.setMinWidth(Region.USE_PREF_SIZE);
    filter.setId("filter");
    filter.getStyleClass().add("filter-field");
    filter.setLeft(Icons.of(Feather.SEARCH));
    filter.textProperty().subscribe(this::typed);
    filter.setOnAction(e -> send.accept(new Msg.Submit()));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(title, tallies, gap, count, filter);
    head.getStyleClass().add("page-head");
    above = new SectionsBox(page -> send.accept(new Msg.Go(page)));
    above.getStyleClass().add("list-above");
    Raised.underMouse(above);
    getChildren().addAll(head, above, rows);
    setMinWidth(380);
    widthProperty().subscribe(w -> makeRoom(w.doubleValue()));
  }

  /** In a narrow list the filter matters more than the numbers. */
  private void makeRoom(double width) {
    boolean counts = width >= 620;
    count.setVisible(counts);
    count.setManaged(counts);
    boolean chips =
        title.prefWidth(-1) + tallies.prefWidth(-1) + (counts ? count.prefWidth(-1) : 0) + FILTER
            <= width;
    tallies.setVisible(chips);
    tallies.setManaged(chips);
  }

  private void typed(String text) {
    if (!drawing) {
      send.accept(new Msg.FilterText(text));
    }
  }

  /**
   * Shows the table.
   *
   * @param name the page's title
   * @param countWords how many rows of how many
   * @param over what stands above the rows
   * @param instead stands in the place of rows when there are none
   * @param picture drawn in the place of rows that are a map's; null for others
   */
  public void draw(
      String name,
      TableState table,
      String countWords,
      List<Section> over,
      Node instead,
      @Nullable ThingMap picture) {
    drawing = true;
    try {
      boolean other = !name.equals(shownTitle);
      if (other) {
        title.setText(name);
        shownTitle = name;
        filter.setPromptText("Filter " + name.toLowerCase(java.util.Locale.ROOT) + "   /");
      }
      above.draw(over, List.of(), -1);
      above.setManaged(!over.isEmpty());
      above.setVisible(!over.isEmpty());
      drawTallies(table, picture != null);
      // A map that is faded as a whole would not say that nothing matches.
      ThingMap drawn = table.visible().isEmpty() ? null : picture;
      count.setText(drawn == null ? countWords : drawn.words());
      makeRoom(getWidth());
      drawFilter(table.filter(), other);
      rows.explain(instead);
      rows.draw(table);
      drawMap(drawn, table);
      shown = table;
    } finally {
      drawing = false;
    }
  }

  private void drawMap(@Nullable ThingMap picture, TableState table) {
    Node wanted = picture == null ? rows : map;
    Node other = picture == null ? map : rows;
    if (!getChildren().contains(wanted)) {
      boolean focused = rowsFocused();
      getChildren().remove(other);
      getChildren().add(wanted);
      if (focused) {
        wanted.requestFocus();
      }
    }
    if (picture != null) {
      map.draw(
          picture,
          table.selectedRow().map(MapPage::thing).orElse(""),
          table.visible().stream().map(MapPage::thing).collect(Collectors.toSet()));
    }
  }

  /** True where a key did something to the map. */
  public boolean take(KeyEvent event) {
    return map.take(event);
  }

  /** The field may be a letter ahead of the state: only changes that came from elsewhere count. */
  private void drawFilter(String text, boolean otherList) {
    boolean cleared = text.isEmpty() && shown != null && !shown.filter().isEmpty();
    if ((otherList || cleared || !filter.isFocused()) && !filter.getText().equals(text)) {
      filter.setText(text);
    }
  }

  // The very same table has the same numbers; comparing its rows would cost more than counting.
  @SuppressWarnings("ReferenceEquality")
  private void drawTallies(TableState table, boolean tree) {
    List<Column> columns = table.table().columns();
    if (shown != null && shown.table() == table.table()) {
      return;
    }
    List<Tally> next =
        columns.isEmpty()
            ? List.of()
            : Tally.of(tree ? MapPage.once(table.table()) : table.table(), columns.getFirst().id());
    // Names and kinds are no states: counting them says nothing.
    if (next.stream().allMatch(t -> t.tone() == Tone.NORMAL)) {
      next = List.of();
    }
    if (!next.equals(shownTallies)) {
      shownTallies = next;
      tallies
          .getChildren()
          .setAll(next.stream().map(t -> tally(columns.getFirst().id(), t)).toList());
    }
  }

  private Button tally(String column, Tally tally) {
    Marked marked = Marked.of(tally.text(), tally.tone());
    String words = marked.words();
    Button chip =
        new Button(
            tally.count() + " " + words,
            Icons.of(marked.icon().orElse(ToneLook.icon(tally.tone()))));
    chip.setMnemonicParsing(false);
    chip.getStyleClass().addAll("chip", ToneLook.look(tally.tone()));
    chip.setFocusTraversable(false);
    chip.setMinWidth(Region.USE_PREF_SIZE);
    // A filter splits at blanks, so the first word has to do.
    String wanted = column + ":" + words.split(" ")[0];
    chip.setTooltip(Tip.of("Show these only"));
    chip.setOnAction(
        e -> {
          boolean on = shown != null && shown.filter().equals(wanted);
          send.accept(new Msg.FilterText(on ? "" : wanted));
        });
    return chip;
  }

  /** Puts the caret into the filter. */
  public void focusFilter() {
    filter.requestFocus();
    filter.selectAll();
  }

  public void focusRows() {
    (getChildren().contains(map) ? map : rows).requestFocus();
  }

  /** Told when the caret enters or leaves the filter. */
  public void onFilterFocus(Consumer<Boolean> told) {
    filter.focusedProperty().subscribe(told);
  }

  public boolean rowsFocused() {
    return rows.isFocused() || map.isFocused();
  }
}
