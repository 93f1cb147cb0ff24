package dev.quarterdeck.screen.palette;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.alarms.AlarmPage;
import dev.quarterdeck.screen.alarms.AlarmsPage;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Commands;
import dev.quarterdeck.screen.console.Feed;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Roots;
import dev.quarterdeck.screen.console.Settings;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.palette.Choice.Kind;
import dev.quarterdeck.screen.readiness.ChecklistPage;
import dev.quarterdeck.screen.readiness.ItemPage;
import dev.quarterdeck.screen.readiness.Standing;
import dev.quarterdeck.screen.secrets.SecretPage;
import dev.quarterdeck.screen.secrets.SecretWords;
import dev.quarterdeck.screen.secrets.SecretsPage;
import dev.quarterdeck.screen.services.ServicePage;
import dev.quarterdeck.screen.services.ServicesPage;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.secrets.InventoryEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds what was typed among places, things that were read, and what can be done here. */
public final class Palette {
  /** More than these nobody reads. */
  public static final int MOST = 60;

  /** What makes no sense while one types in it. */
  private static final List<Action> NOT_HERE =
      List.of(Action.UP, Action.DOWN, Action.COMMAND, Action.OPEN);

  private record Found(Choice choice, int score) {}

  private Palette() {}

  /** Where things are read that can be found by their names. */
  public static List<Page<?>> lists() {
    return List.of(new ServicesPage(), new SecretsPage(), new AlarmsPage());
  }

  /** What is still read, and what could not be, in a sentence; empty when all was. */
  public static String reading(State state) {
    List<String> loading = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (Page<?> page : lists()) {
      Feed<?> feed = state.place(page).feed();
      if (feed.value() == null) {
        (feed.problem() == null ? loading : failed).add(page.title().toLowerCase(Locale.ROOT));
      }
    }
    String now = loading.isEmpty() ? "" : "Reading " + String.join(", ", loading) + "… ";
    String not = failed.isEmpty() ? "" : "Could not read " + String.join(", ", failed) + ".";
    return (now + not).strip();
  }

  /** The best first; with nothing typed what can be done here, the places, the rest. */
  public static List<Choice> of(State state, String typed) {
    if (typed.isBlank()) {
      List<Choice> all = new ArrayList<>(here(state));
      all.addAll(places());
      all.addAll(everywhere(state));
      return all.subList(0, Math.min(MOST, all.size()));
    }
    List<Found> found = new ArrayList<>();
    for (Choice c : everything(state)) {
      Fuzzy.match(typed, c.title())
          .ifPresent(m -> found.add(new Found(c.typedAt(m.at()), m.score())));
    }
    found.sort(
        Comparator.comparingInt((Found f) -> -f.score())
            .thenComparing(f -> f.choice().kind())
            .thenComparing(f -> f.choice().title().length())
            .thenComparing(f -> f.choice().title()));
    Map<String, Choice> best = new LinkedHashMap<>();
    found.stream().limit(MOST).forEach(f -> best.putIfAbsent(f.choice().id(), f.choice()));
    commands(state, typed).forEach(c -> best.putIfAbsent(c.id(), c));
    return List.copyOf(best.values());
  }

  private static List<Choice> everything(State state) {
    List<Choice> all = new ArrayList<>(here(state));
    all.addAll(places());
    all.addAll(everywhere(state));
    all.addAll(services(state));
    all.addAll(secrets(state));
    all.addAll(alarms(state));
    all.addAll(items(state));
    return all;
  }

  private static List<Choice> here(State state) {
    return state.place().offers(state).stream().map(Palette::action).toList();
  }

  private static List<Choice> everywhere(State state) {
    List<Choice> all = new ArrayList<>();
    for (Action a : Action.values()) {
      if (!NOT_HERE.contains(a) && works(a, state)) {
        all.add(action(Offer.of(a)));
      }
    }
    return all;
  }

  /** Rows are sorted, marked and filtered where there are some. */
  private static boolean works(Action action, State state) {
    return switch (action) {
      case SORT, SORT_BACK, REVERSE, MARK, MARK_ALL, FILTER, FAULTS -> state.table() != null;
      case BACK -> state.pages().size() > 1;
      case TOP, BOTTOM, HALF_UP, HALF_DOWN, PAGE_UP, PAGE_DOWN, NEXT, PREVIOUS -> false;
      case COPY, RAW, PAST, FUTURE, REFRESH, ELEVATE, HELP, QUIT -> true;
      case UP, DOWN, OPEN, COMMAND -> false;
    };
  }

  private static Choice action(Offer o) {
    return new Choice(
        Kind.ACTION + " " + o.id(),
        Kind.ACTION,
        o.title(),
        o.help(),
        Tone.NORMAL,
        o.keys(),
        o.danger(),
        o.whyNot(),
        o.msg(),
        List.of());
  }

  private static List<Choice> places() {
    return Roots.ALL.stream()
        .map(
            r ->
                new Choice(
                    Kind.PLACE + " " + r.page().kind(),
                    Kind.PLACE,
                    r.page().title(),
                    "",
                    Tone.NORMAL,
                    List.of(r.key()),
                    false,
                    null,
                    new Msg.Root(r.page()),
                    List.of()))
        .toList();
  }

  private static List<Choice> services(State state) {
    HealthReport report = state.place(new ServicesPage()).value();
    return report == null ? List.of() : report.services().stream().map(Palette::service).toList();
  }

  private static Choice service(ServiceHealth s) {
    return Choice.thing(
        Kind.SERVICE,
        s.arn(),
        s.ref(),
        Words.symbol(s.verdict()) + " " + Words.word(s.verdict()),
        Words.tone(s.verdict()),
        way(new ServicesPage(), s.arn(), new ServicePage(s.arn(), s.ref())));
  }

  private static List<Choice> secrets(State state) {
    List<InventoryEntry> all = state.place(new SecretsPage()).value();
    return all == null
        ? List.of()
        : all.stream()
            .map(
                e -> {
                  Cell words = SecretWords.state(e, state.now());
                  return Choice.thing(
                      Kind.SECRET,
                      e.secret().arn(),
                      e.secret().name(),
                      words.text(),
                      words.tone(),
                      way(
                          new SecretsPage(),
                          e.secret().arn(),
                          new SecretPage(e.secret().arn(), e.secret().name())));
                })
            .toList();
  }

  private static List<Choice> alarms(State state) {
    AlarmsPage.Known known = state.place(new AlarmsPage()).value();
    return known == null
        ? List.of()
        : known.alarms().stream()
            .map(
                a ->
                    Choice.thing(
                        Kind.ALARM,
                        a.name(),
                        a.name(),
                        known.firing().contains(a) ? "▲ firing" : "alarm",
                        known.firing().contains(a) ? Tone.BAD : Tone.NORMAL,
                        way(new AlarmsPage(), a.name(), new AlarmPage(a.name()))))
            .toList();
  }

  private static List<Choice> items(State state) {
    Standing standing = state.place(new ChecklistPage()).value();
    return standing == null
        ? List.of()
        : standing.run().results().stream()
            .map(
                r ->
                    Choice.thing(
                        Kind.ITEM,
                        r.item().id(),
                        r.item().title(),
                        r.item().category(),
                        Tone.NORMAL,
                        way(new ChecklistPage(), "", new ItemPage(r.item().id()))))
            .toList();
  }

  private static Msg way(Page<?> list, String row, Page<?> page) {
    return new Msg.Lead(List.of(list, page), row);
  }

  /** What can be typed behind a colon goes on from here as well. */
  private static List<Choice> commands(State state, String typed) {
    List<String> whole = new ArrayList<>(Commands.completions(typed, state));
    if (typed.strip().contains(" ")) {
      whole.add(typed.strip());
    }
    return whole.stream()
        .map(String::strip)
        .distinct()
        .filter(c -> c.contains(" ") && !ofTerminal(c))
        .map(c -> Choice.thing(Kind.COMMAND, c, ":" + c, "command", Tone.NORMAL, new Msg.Say(c)))
        .toList();
  }

  /** Colours and mouse of a terminal mean nothing where there is a palette. */
  private static boolean ofTerminal(String command) {
    String name = command.split(" ", 2)[0];
    return Settings.ofTerminal().stream().anyMatch(o -> o.title().startsWith(name + " "));
  }
}
