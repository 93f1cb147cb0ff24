package dev.quarterdeck.fx;

import dev.quarterdeck.fx.detail.DetailPane;
import dev.quarterdeck.fx.keys.KeyMap;
import dev.quarterdeck.fx.page.LinesPage;
import dev.quarterdeck.fx.page.ListPage;
import dev.quarterdeck.fx.page.MasterDetail;
import dev.quarterdeck.fx.shell.Placeholder;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Feed;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.console.View;
import dev.quarterdeck.screen.logs.LogView;
import dev.quarterdeck.screen.map.MapPage;
import dev.quarterdeck.screen.map.ThingMap;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.TableState;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The middle of the window once there is a session: a list, what is open beside it, or lines. */
final class PageArea {
  private final Consumer<Msg> send;
  private final Consumer<Action> act;
  private final Supplier<@Nullable State> shown;
  private final KeyMap keys;
  private final LineKeys lineKeys;
  private final ListPage list;
  private final DetailPane detail;
  private final LinesPage lines;
  private final StackPane beside;
  private final MasterDetail middle;
  private Object shownInstead = "";
  private Node instead = Placeholder.loading("");
  private Object shownBelow = "";
  private List<Node> below = List.of();

  /**
   * @param shown the state that is drawn
   * @param divider share of the width that a list has beside what is open
   * @param filtering told when the caret enters or leaves the filter
   */
  PageArea(
      Consumer<Msg> send,
      Consumer<Action> act,
      Supplier<@Nullable State> shown,
      KeyMap keys,
      double divider,
      Consumer<Boolean> filtering) {
    this.send = send;
    this.act = act;
    this.shown = shown;
    this.keys = keys;
    list = new ListPage(send, this::toThing);
    detail = new DetailPane(() -> act.accept(Action.BACK), page -> send.accept(new Msg.Go(page)));
    lines = new LinesPage(send);
    beside = new StackPane(detail);
    middle = new MasterDetail(list, beside, divider);
    list.onFilterFocus(filtering);
    lineKeys = new LineKeys(keys, list, detail, shown, act);
  }

  Node node() {
    return middle;
  }

  double divider() {
    return middle.divider();
  }

  /** Keys that the page's own widgets take. */
  boolean take(KeyEvent event) {
    return list.take(event) || lines.take(event, keys, act) || lineKeys.take(event);
  }

  /** Puts the caret where the shown page is searched. */
  void focusFilter() {
    State s = shown.get();
    if (s != null && s.place().lines() != null) {
      lines.focusSearch();
    } else {
      list.focusFilter();
    }
  }

  /** Whether Enter opens what the keys stand on. */
  boolean opens() {
    return list.rowsFocused() || lines.linesFocused() || lineKeys.here();
  }

  boolean detailFocused() {
    return detail.isFocused();
  }

  boolean showsLines() {
    return beside.getChildren().contains(lines);
  }

  void draw(State s, View v) {
    drawList(s, v);
    drawDetail(s, v);
  }

  /**
   * Gives the keys to what was drawn.
   *
   * @param stood the sections had them before
   * @param hadLines lines were shown before
   * @param back what lay over the page has gone
   */
  void settle(@Nullable State before, State s, boolean stood, boolean hadLines, boolean back) {
    lineKeys.settle(before, s, stood, back);
    if (showsLines() && (!hadLines || back)) {
      lines.focusLines();
    }
  }

  private void drawList(State s, View v) {
    TableState table = s.listTable();
    switch (v.body()) {
      case View.Body.Loading(String text) when s.table() != null ->
          instead(text, () -> Placeholder.loading(text));
      case View.Body.Failed failed when s.table() != null ->
          instead(failed, () -> failed(s, failed.sentence(), failed.remedy()));
      case View.Body.Empty(String text) -> instead(text, () -> Placeholder.empty(text));
      case View.Body.Loading l -> noMatch(table);
      case View.Body.Failed f -> noMatch(table);
      case View.Body.Rows r -> noMatch(table);
      case View.Body.Detail d -> noMatch(table);
      case View.Body.Lines l -> noMatch(table);
      case View.Body.Help h -> throw new IllegalStateException("help is no page");
    }
    List<Section> above = v.body() instanceof View.Body.Rows rows ? rows.above() : List.of();
    ThingMap map =
        s.list() instanceof MapPage page && !table.table().rows().isEmpty()
            ? s.place(page).value()
            : null;
    list.draw(s.list().title(), table, v.status().rows(), above, instead, map);
  }

  /** What was clicked opens beside the map; one that is open follows by itself. */
  private void toThing(String id) {
    send.accept(new Msg.Select(id));
    State s = shown.get();
    if (s != null && s.page() instanceof MapPage) {
      act.accept(Action.OPEN);
    }
  }

  private void noMatch(TableState table) {
    String sentence =
        table.filter().isEmpty()
            ? "No row has something wrong."
            : "No row matches “" + table.filter() + "”.";
    instead(sentence, () -> Placeholder.empty(sentence, "Esc shows all rows again."));
  }

  private void instead(Object key, Supplier<Node> make) {
    if (!key.equals(shownInstead)) {
      shownInstead = key;
      instead = make.get();
    }
  }

  private Node failed(State s, String sentence, String remedy) {
    return Placeholder.failed(sentence, remedy, Details.of(s), () -> act.accept(Action.REFRESH));
  }

  private void drawDetail(State s, View v) {
    boolean open = s.table() == null;
    // Lines need the whole width.
    middle.show(s.hasList() && s.place().lines() == null, open);
    detail.stand(!s.hasList(), s.pages().size() == 1);
    LogView log = s.place().lines();
    Node wanted = log == null || !(v.body() instanceof View.Body.Lines) ? detail : lines;
    if (!beside.getChildren().equals(List.of(wanted))) {
      beside.getChildren().setAll(wanted);
    }
    if (log != null && wanted == lines) {
      lines.draw(v.breadcrumb().getLast(), log, v.status().rows());
    } else if (open) {
      View.Body.Detail body =
          v.body() instanceof View.Body.Detail d ? d : new View.Body.Detail(List.of(), -1);
      detail.draw(
          s.page().key(),
          v.breadcrumb().getLast(),
          s.pages().size() < 2 || !s.hasList()
              ? null
              : s.listTable().selectedRow().map(Row::cells).map(List::getFirst).orElse(null),
          body.sections(),
          below(s, s.feed()),
          body.spot());
    }
  }

  /** What stands under the sections while the rest is read, or when it could not be. */
  private List<Node> below(State s, Feed<?> feed) {
    Problem problem = feed.problem();
    Object key = feed.value() != null ? "" : problem == null ? s.page() : problem;
    if (!key.equals(shownBelow)) {
      shownBelow = key;
      below =
          feed.value() != null
              ? List.of()
              : List.of(
                  problem == null
                      ? Placeholder.loading("Reading " + s.page().title() + "…")
                      : failed(s, problem.sentence(), problem.remedy()));
    }
    return below;
  }
}
