package dev.quarterdeck.fx;

import dev.quarterdeck.fx.detail.DetailPane;
import dev.quarterdeck.fx.keys.KeyMap;
import dev.quarterdeck.fx.page.LinesPage;
import dev.quarterdeck.fx.page.ListPage;
import dev.quarterdeck.fx.page.MasterDetail;
import dev.quarterdeck.fx.shell.ContextBar;
import dev.quarterdeck.fx.shell.HintBar;
import dev.quarterdeck.fx.shell.Notices;
import dev.quarterdeck.fx.shell.Placeholder;
import dev.quarterdeck.fx.shell.Rail;
import dev.quarterdeck.fx.shell.Shell;
import dev.quarterdeck.fx.theme.PageIcons;
import dev.quarterdeck.fx.theme.Theme;
import dev.quarterdeck.fx.window.WindowState;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Feed;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Roots;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.console.View;
import dev.quarterdeck.screen.logs.LogView;
import dev.quarterdeck.screen.map.MapPage;
import dev.quarterdeck.screen.map.ThingMap;
import dev.quarterdeck.screen.palette.Choice;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.screen.table.TableState;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The window's content: draws core's state, and turns clicks and keys into messages. */
final class DeskWindow {
  private static final TableState NO_ROWS = TableState.of(new Table(List.of(), List.of()));

  private final Consumer<Msg> send;
  private final KeyMap keys = new KeyMap();
  private final LineKeys lineKeys;
  private final ContextBar context;
  private final Notices notices;
  private final HintBar hints;
  private final ListPage list;
  private final DetailPane detail;
  private final LinesPage lines;
  private final StackPane beside;
  private final MasterDetail middle;
  private final Overlays overlays;
  private final Rail rail;
  private final Shell shell;
  private final Scene scene;
  private final Theme theme;
  private @Nullable State shown;
  private Object shownInstead = "";
  private Node instead = Placeholder.loading("");
  private Object shownBelow = "";
  private List<Node> below = List.of();

  /** {@code held}: a value that core holds for a moment, outside of the state. */
  DeskWindow(Consumer<Msg> send, Supplier<Errand.@Nullable Held> held, WindowState was) {
    this.send = send;
    context = new ContextBar(() -> act(Action.REFRESH), send);
    notices = new Notices(send, keys.noticeName());
    hints = new HintBar(keys, this::take);
    list = new ListPage(send, this::toThing);
    detail = new DetailPane(() -> act(Action.BACK), page -> send.accept(new Msg.Go(page)));
    lines = new LinesPage(send);
    beside = new StackPane(detail);
    middle = new MasterDetail(list, beside, was.divider());
    rail =
        new Rail(
            Roots.ALL.stream().map(this::place).toList(),
            List.of(
                new Rail.Item(
                    "palette", "Search", Feather.SEARCH, keys.paletteName(), this::palette),
                new Rail.Item("theme", "", Feather.MONITOR, "", this::nextTheme),
                place("help", "Help", Feather.HELP_CIRCLE, Action.HELP)));
    shell = new Shell(rail, context, notices, hints);
    overlays = new Overlays(shell, keys, send, held, () -> shown, this::take, this::again);
    shell.showPage(middle);
    scene = new Scene(shell, was.width(), was.height());
    theme = new Theme(scene, was.theme());
    theme.choice().subscribe(this::showTheme);
    list.onFilterFocus(this::filterFocused);
    lineKeys = new LineKeys(keys, list, detail, () -> shown, this::act);
    new KeyHandler(keys, this::typing, this::moved, this::allowed, this::act, this::offered)
        .listenOn(scene);
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (keys.opensPalette(e)) {
            overlays.togglePalette();
            e.consume();
          } else if (keys.followsNotice(e) && notices.follow()) {
            e.consume();
          }
        });
  }

  private Rail.Item place(Roots.Root root) {
    return new Rail.Item(
        root.page().kind(),
        root.page().title(),
        PageIcons.of(root.page()),
        root.key(),
        () -> send.accept(new Msg.Root(root.page())));
  }

  private Rail.Item place(String id, String title, Feather icon, Action action) {
    return new Rail.Item(id, title, icon, keys.name(action), () -> act(action));
  }

  Scene scene() {
    return scene;
  }

  Theme theme() {
    return theme;
  }

  double divider() {
    return middle.divider();
  }

  private void again() {
    if (shown != null) {
      draw(shown);
    }
  }

  private void palette() {
    overlays.togglePalette();
  }

  private void nextTheme() {
    theme.choice().set(theme.choice().get().next());
  }

  private void showTheme(Theme.Choice choice) {
    switch (choice) {
      case SYSTEM -> rail.retitle("theme", "System theme", Feather.MONITOR);
      case LIGHT -> rail.retitle("theme", "Light theme", Feather.SUN);
      case DARK -> rail.retitle("theme", "Dark theme", Feather.MOON);
    }
  }

  private void take(Offer offer) {
    take(offer.msg());
  }

  private void take(Choice choice) {
    take(choice.msg());
  }

  private void take(Msg msg) {
    if (msg instanceof Msg.Do(Action action)) {
      act(action);
    } else {
      send.accept(msg);
    }
  }

  /** Keys that a page's own widgets take. */
  private boolean moved(KeyEvent event) {
    return !overlays.finding()
        && (list.take(event) || lines.take(event, keys, this::act) || lineKeys.take(event));
  }

  private void act(Action action) {
    if (action == Action.BACK && overlays.finding()) {
      overlays.closePalette();
    } else if (action == Action.FILTER && shown != null && shown.place().lines() != null) {
      lines.focusSearch();
    } else if (action == Action.FILTER) {
      list.focusFilter();
    } else {
      send.accept(new Msg.Do(action));
    }
  }

  /** Core knows when somebody types, so that nothing moves under their hands. */
  private void filterFocused(boolean focused) {
    State s = shown;
    if (s == null) {
      return;
    }
    boolean asked = s.prompt() instanceof State.Prompt.FilterLine;
    if (focused && !asked && s.table() != null) {
      send.accept(new Msg.Do(Action.FILTER));
    } else if (!focused && asked) {
      send.accept(new Msg.Submit());
    }
  }

  private boolean typing() {
    return scene.getFocusOwner() instanceof javafx.scene.control.TextInputControl;
  }

  /** Keys that mean the rows work on the rows only, and under the help nothing reacts. */
  private boolean allowed(Action action) {
    if (overlays.finding()) {
      return action == Action.BACK || action == Action.QUIT;
    }
    if (shown != null && shown.sheet() != null) {
      return action == Action.QUIT;
    }
    if (shown != null && shown.help()) {
      return action == Action.BACK || action == Action.HELP || action == Action.QUIT;
    }
    return action != Action.OPEN || list.rowsFocused() || lines.linesFocused() || lineKeys.here();
  }

  /** A key that the shown page or a root gives a meaning. */
  private boolean offered(String key) {
    State s = shown;
    if (s != null && (s.help() || s.sheet() != null || overlays.finding())) {
      return false;
    }
    // Before there is a session a place can be asked for already.
    Optional<Offer> offer =
        s == null
            ? Roots.offers().stream().filter(o -> o.keys().contains(key)).findFirst()
            : View.offered(s, key);
    offer.ifPresent(this::take);
    return offer.isPresent();
  }

  /** Before there is a session: what is being done, or why it failed. */
  void drawOpening(@Nullable Problem problem) {
    shown = null;
    instead =
        problem == null
            ? Placeholder.loading("Connecting…")
            : Placeholder.failed(
                problem.sentence(),
                problem.remedy(),
                Details.of(problem),
                () -> act(Action.REFRESH));
    Page<?> first = Roots.ALL.getFirst().page();
    rail.select(first.kind());
    context.showCrumbs(List.of(first.title()), i -> {});
    list.draw(first.title(), NO_ROWS, "", List.of(), instead, null);
    list.focusRows();
    hints.show(
        problem == null ? List.of() : List.of(Offer.of(Action.REFRESH), Offer.of(Action.QUIT)));
  }

  /** Makes the window show the state; cheap where nothing changed. */
  void draw(State s) {
    State before = shown;
    boolean stood = detail.isFocused();
    boolean hadLines = beside.getChildren().contains(lines);
    shown = s;
    View v = View.of(s);
    drawFrame(s, v);
    if (!(v.body() instanceof View.Body.Help)) {
      drawList(s, v);
      drawDetail(s, v);
    }
    boolean back = overlays.draw(before, s, v);
    lineKeys.settle(before, s, stood, back);
    boolean linesNow = beside.getChildren().contains(lines);
    if (linesNow && (!hadLines || back)) {
      lines.focusLines();
    }
  }

  private void drawFrame(State s, View v) {
    View.Header header = v.header();
    rail.select(s.pages().getFirst().kind());
    context.showCrumbs(v.breadcrumb(), i -> backTo(v.breadcrumb().size() - 1 - i));
    context.showEnvironment(header.environment(), header.production(), header.badges());
    context.showVerdict(header.verdict());
    context.showWhere(
        header.account() + "  ·  " + header.region(),
        header.identity() + "\n" + header.account() + "\n" + header.region());
    context.showAge(v.status().age(), v.status().loading());
    shell.showProduction(header.production());
    notices.show(v.status().notes(), Details.of(s));
    hints.show(v.offers());
  }

  private void backTo(int levels) {
    for (int i = 0; i < levels; i++) {
      act(Action.BACK);
    }
  }

  private void drawList(State s, View v) {
    TableState table = s.listTable();
    switch (v.body()) {
      case View.Body.Loading(String text) when s.table() != null ->
          instead(text, () -> Placeholder.loading(text));
      case View.Body.Failed failed when s.table() != null ->
          instead(failed, () -> failed(s, failed.sentence(), failed.remedy()));
      case View.Body.Empty(String text) -> instead(text, () -> Placeholder.empty(text, ""));
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
    if (shown != null && shown.page() instanceof MapPage) {
      act(Action.OPEN);
    }
  }

  private void noMatch(TableState table) {
    instead(
        table.filter(),
        () -> Placeholder.empty("No row matches " + table.filter(), "Esc shows all rows again."));
  }

  private void instead(Object key, Supplier<Node> make) {
    if (!key.equals(shownInstead)) {
      shownInstead = key;
      instead = make.get();
    }
  }

  private Node failed(State s, String sentence, String remedy) {
    return Placeholder.failed(sentence, remedy, Details.of(s), () -> act(Action.REFRESH));
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
