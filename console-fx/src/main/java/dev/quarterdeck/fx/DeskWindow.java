package dev.quarterdeck.fx;

import dev.quarterdeck.fx.keys.KeyMap;
import dev.quarterdeck.fx.shell.ContextBar;
import dev.quarterdeck.fx.shell.HintBar;
import dev.quarterdeck.fx.shell.Notices;
import dev.quarterdeck.fx.shell.Placeholder;
import dev.quarterdeck.fx.shell.Rail;
import dev.quarterdeck.fx.shell.Shell;
import dev.quarterdeck.fx.theme.PageIcons;
import dev.quarterdeck.fx.theme.Theme;
import dev.quarterdeck.fx.window.WindowState;
import dev.quarterdeck.kernel.Defect;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Roots;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.console.View;
import dev.quarterdeck.screen.palette.Choice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The window's content: draws core's state, and turns clicks and keys into messages. */
final class DeskWindow {

  private final Consumer<Msg> send;
  private final KeyMap keys = new KeyMap();
  private final ContextBar context;
  private final Notices notices;
  private final HintBar hints;
  private final Overlays overlays;
  private final Codes codes;
  private final Rail rail;
  private final Shell shell;
  private final Scene scene;
  private final Theme theme;
  private final double divider;
  private @Nullable State shown;
  private @Nullable PageArea area;

  /**
   * @param held a value that core holds for a moment, outside of the state
   * @param taken told what somebody copied from such a value
   */
  DeskWindow(
      Consumer<Msg> send,
      Supplier<Errand.@Nullable Held> held,
      Consumer<String> taken,
      WindowState was) {
    this.send = send;
    this.divider = was.divider();
    theme = new Theme(was.theme());
    context = new ContextBar(() -> act(Action.REFRESH), send);
    notices = new Notices(send, keys.noticeName());
    hints = new HintBar(keys, this::take);
    rail =
        new Rail(
            Roots.ALL.stream().map(this::place).toList(),
            List.of(
                new Rail.Item(
                    "palette", "Search", Feather.SEARCH, keys.paletteName(), this::palette),
                new Rail.Item("theme", "", Feather.MONITOR, "", this::nextTheme),
                place("help", "Help", Feather.HELP_CIRCLE, Action.HELP)));
    shell = new Shell(rail, context, notices, hints);
    overlays = new Overlays(shell, keys, send, held, taken, () -> shown, this::take, this::again);
    codes = new Codes(shell, Platform::runLater, this::again);
    scene = new Scene(shell, was.width(), was.height());
    theme.dress(scene);
    theme.choice().subscribe(this::showTheme);
    new KeyHandler(keys, this::typing, this::moved, this::allowed, this::act, this::offered)
        .listenOn(scene);
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (codes.asking()) {
            return;
          }
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

  /** Asks whoever sits here; to be closed with the window. */
  Codes codes() {
    return codes;
  }

  Theme theme() {
    return theme;
  }

  double divider() {
    return area == null ? divider : area.divider();
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

  /** Does what is offered, as its button would. */
  void take(Offer offer) {
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
    return area != null && !codes.asking() && !overlays.finding() && area.take(event);
  }

  private void act(Action action) {
    if (action == Action.BACK && overlays.finding()) {
      overlays.closePalette();
    } else if (action == Action.FILTER && area != null) {
      area.focusFilter();
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
    if (codes.asking()) {
      return false;
    }
    if (overlays.finding()) {
      return action == Action.BACK || action == Action.QUIT;
    }
    if (shown != null && shown.sheet() != null) {
      return action == Action.QUIT;
    }
    if (shown != null && shown.help()) {
      return action == Action.BACK || action == Action.HELP || action == Action.QUIT;
    }
    return switch (action) {
      case OPEN -> area != null && area.opens();
      // A button that has the keys is pressed with this one.
      case MARK -> !(scene.getFocusOwner() instanceof ButtonBase);
      default -> true;
    };
  }

  /** A key that the shown page or a root gives a meaning. */
  private boolean offered(String key) {
    State s = shown;
    if (codes.asking()) {
      return false;
    }
    if (s != null && (s.help() || s.sheet() != null || overlays.finding())) {
      return false;
    }
    // Before there is a session a place can be asked for already.
    Optional<Offer> offer = s == null ? Roots.offered(key) : View.offered(s, key);
    offer.ifPresent(this::take);
    return offer.isPresent();
  }

  /** Something in the window itself failed in a way that nobody foresaw. */
  void failed(Throwable e) {
    notices.failed(Defect.origin(e), Defect.goingOn(e));
  }

  /** Before there is a session: what is being done, or why it failed. */
  void drawOpening(@Nullable Problem problem) {
    shown = null;
    shell.showPage(
        problem == null
            ? Placeholder.loading("Connecting…")
            : Placeholder.failed(
                problem.sentence(),
                problem.remedy(),
                Details.of(problem),
                () -> act(Action.REFRESH)));
    Page<?> first = Roots.ALL.getFirst().page();
    rail.select(first.kind());
    context.showCrumbs(List.of(first.title()), i -> {});
    hints.show(
        problem == null ? List.of() : List.of(Offer.of(Action.REFRESH), Offer.of(Action.QUIT)));
  }

  /** Makes what the first frame does not need; does nothing where that was done before. */
  PageArea prepare() {
    if (area == null) {
      rail.explain();
      context.explain();
      area = new PageArea(send, this::act, () -> shown, keys, divider, this::filterFocused);
    }
    return area;
  }

  /** Makes the window show the state; cheap where nothing changed. */
  void draw(State s) {
    PageArea page = prepare();
    State before = shown;
    boolean stood = page.detailFocused();
    boolean hadLines = page.showsLines();
    shown = s;
    View v = View.of(s);
    shell.showPage(page.node());
    drawFrame(s, v);
    if (!(v.body() instanceof View.Body.Help)) {
      page.draw(s, v);
    }
    boolean overlayLeft = overlays.draw(before, s, v);
    boolean back = codes.left() || overlayLeft;
    codes.raise();
    page.settle(before, s, stood, hadLines, back);
  }

  private void drawFrame(State s, View v) {
    View.Header header = v.header();
    rail.select(s.pages().getFirst().kind());
    context.showCrumbs(v.breadcrumb(), this::backTo);
    context.showEnvironment(header.environment(), header.production(), header.badges());
    context.showVerdict(header.verdict());
    context.showWhere(
        header.account() + "  ·  " + header.region(),
        header.identity() + "\n" + header.account() + "\n" + header.region());
    context.showAge(v.status().age(), v.status().loading());
    shell.showProduction(header.production());
    notices.show(v.status().notes(), Details.of(s));
    // The places stand in the rail, with their keys.
    hints.show(v.offers().stream().filter(o -> !Places.ALL.contains(o)).toList());
  }

  /** Not step by step: a step may take a filter or a search away instead of a page. */
  private void backTo(int crumb) {
    State s = shown;
    if (s != null && crumb < s.pages().size()) {
      send.accept(new Msg.Lead(s.pages().subList(0, crumb + 1), ""));
    }
  }

  /** Loaded with the first page: comparing records costs a start more than one thinks. */
  private static final class Places {
    static final Set<Offer> ALL = Set.copyOf(Roots.offers());
  }
}
