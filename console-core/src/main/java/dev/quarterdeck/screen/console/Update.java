package dev.quarterdeck.screen.console;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Problems;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.State.Prompt;
import dev.quarterdeck.screen.loop.Effect;
import dev.quarterdeck.screen.loop.Step;
import dev.quarterdeck.screen.secrets.SecretsTable;
import dev.quarterdeck.screen.services.ServicesTable;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.TableState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How the console answers to what happens; pure but for the effects that it asks for. */
public final class Update {
  /** How far a page key moves where the front end does not say. */
  private static final int PAGE_ROWS = 10;

  private static final Duration NOTICE_LASTS = Duration.ofSeconds(6);

  private final Reads reads;
  private final Reading reading;

  public Update(Reads reads) {
    this.reads = reads;
    this.reading = new Reading(reads);
  }

  /** The message for a failure that an effect did not foresee. */
  public static Msg crashed(Throwable e) {
    return new Msg.Crashed(Problems.unexpected(e));
  }

  public Step<State, Msg> update(State state, Msg msg) {
    Draft d = state.draft();
    List<Effect<Msg>> effects = new ArrayList<>();
    switch (msg) {
      case Msg.Do(Action action) -> act(d, action, effects);
      case Msg.Select(String id) -> select(d, id, effects);
      case Msg.Move(int rows) -> move(d, rows);
      case Msg.FilterText(String text) -> d.list(d.list().withFilter(Text.clean(text)));
      case Msg.CommandText(String text) -> d.prompt = new Prompt.CommandLine(text);
      case Msg.Submit() -> submit(d, effects);
      case Msg.SortBy(String column) -> d.list(d.list().sortedBy(column));
      case Msg.Go(Page page) -> go(d, page, effects);
      case Msg.Tick(Instant now) -> tick(state, d, now, effects);
      case Msg.IdentityRead(var outcome, Instant now) -> {
        d.identity = d.identity.answered(outcome, now, now, List.of());
        effects.add(reading.facts());
      }
      case Msg.FactsRead(State.Facts facts, Contexts contexts) -> {
        d.facts = facts;
        d.contexts = contexts;
      }
      case Msg.HealthRead(var outcome, Instant now) -> {
        health(d, outcome, now);
        effects.add(reading.facts());
      }
      case Msg.SecretsRead(var outcome, Instant now) -> {
        d.secrets = answered(d.secrets, outcome, now);
        if (d.secrets.value() != null) {
          d.secretsTable = d.secretsTable.withTable(SecretsTable.of(d.secrets.value()));
        }
      }
      case Msg.ServiceRead(String arn, var outcome, Instant now) -> {
        if (d.page() instanceof Page.ServiceOf p && p.arn().equals(arn)) {
          d.service = answered(d.service, outcome, now);
        }
      }
      case Msg.SecretRead(String arn, var outcome, Instant now) -> {
        if (d.page() instanceof Page.SecretOf p && p.arn().equals(arn)) {
          d.secret = answered(d.secret, outcome, now);
        }
      }
      case Msg.Crashed(Problem problem) -> notice(d, problem.sentence(), Tone.BAD);
      case Msg.Switched(var outcome, Instant now) -> {
        return switched(state, outcome, now);
      }
    }
    return new Step<>(d.done(), effects);
  }

  /** A new connection starts from nothing; what the old one still answers is dropped. */
  private Step<State, Msg> switched(State state, Outcome<State.Facts> outcome, Instant now) {
    return switch (outcome) {
      case Outcome.Done<State.Facts>(State.Facts facts) -> {
        State fresh = State.start(facts, now, state.refreshEvery());
        Step<State, Msg> first = update(fresh, new Msg.Tick(now));
        yield new Step<>(first.state(), first.effects(), true);
      }
      case Outcome.Failed<State.Facts>(Problem problem) -> {
        Draft d = state.draft();
        notice(d, problem.sentence() + " → " + problem.remedy(), Tone.BAD);
        yield Step.to(d.done());
      }
    };
  }

  private static <T> Feed<Snapshot<T>> answered(
      Feed<Snapshot<T>> feed, Outcome<Snapshot<T>> outcome, Instant now) {
    return outcome instanceof Outcome.Done<Snapshot<T>>(Snapshot<T> s)
        ? feed.answered(outcome, now, s.asOf(), s.unknowns())
        : feed.answered(outcome, now, now, List.of());
  }

  private static void health(Draft d, Outcome<HealthReport> outcome, Instant now) {
    List<Unknown> unknowns =
        outcome instanceof Outcome.Done<HealthReport>(HealthReport r) ? r.unknowns() : List.of();
    Instant asOf = outcome instanceof Outcome.Done<HealthReport>(HealthReport r) ? r.asOf() : now;
    d.health = d.health.answered(outcome, now, asOf, unknowns);
    if (d.health.value() != null) {
      d.servicesTable = d.servicesTable.withTable(ServicesTable.of(d.health.value()));
    }
  }

  private void act(Draft d, Action action, List<Effect<Msg>> effects) {
    switch (action) {
      case OPEN -> open(d, effects);
      case BACK -> back(d, effects);
      case UP -> move(d, -1);
      case DOWN -> move(d, 1);
      case PAGE_UP -> move(d, -PAGE_ROWS);
      case PAGE_DOWN -> move(d, PAGE_ROWS);
      case TOP -> end(d, false);
      case BOTTOM -> end(d, true);
      case SERVICES -> root(d, new Page.Services(), effects);
      case SECRETS -> root(d, new Page.Secrets(), effects);
      case FILTER -> {
        if (d.table() != null) {
          d.prompt = new Prompt.FilterLine();
        } else {
          notice(d, "There is nothing to filter on this page.", Tone.MUTED);
        }
      }
      case COMMAND -> {
        d.prompt = new Prompt.CommandLine("");
        effects.add(reading.facts()); // what can be completed may have changed
      }
      case SORT -> withTable(d, Update::nextSort);
      case REVERSE -> withTable(d, t -> t.sortColumn() == null ? t : t.sortedBy(t.sortColumn()));
      case REFRESH -> reading.everything(d, effects);
      case HELP -> d.help = !d.help;
      case QUIT -> d.quitting = true;
    }
  }

  private static TableState nextSort(TableState t) {
    List<Column> columns = t.table().columns();
    int next = t.sortColumn() == null ? 0 : t.table().indexOf(t.sortColumn()) + 1;
    if (next < columns.size()) {
      return t.sortedBy(columns.get(next).id());
    }
    // Behind the last column stands the natural order again.
    return new TableState(t.table(), t.filter(), null, false, t.selected(), t.visible())
        .withTable(t.table());
  }

  private static void withTable(Draft d, UnaryOperator<TableState> change) {
    TableState t = d.table();
    if (t != null) {
      d.table(change.apply(t));
    }
  }

  /** Chooses in the list; a detail that is open beside it follows. */
  private void select(Draft d, String id, List<Effect<Msg>> effects) {
    if (id.equals(d.list().selected())) {
      return;
    }
    d.list(d.list().select(id));
    boolean detail = d.table() == null;
    while (d.table() == null && d.pages.size() > 1) {
      d.pages = d.pages.subList(0, d.pages.size() - 1);
    }
    if (detail) {
      open(d, effects);
    }
  }

  private static void move(Draft d, int rows) {
    if (d.help || d.table() == null) {
      d.scroll = Math.max(0, d.scroll + rows);
    } else {
      withTable(d, t -> t.move(rows));
    }
  }

  private static void end(Draft d, boolean last) {
    if (d.help || d.table() == null) {
      d.scroll = last ? Integer.MAX_VALUE / 2 : 0;
    } else {
      withTable(d, t -> t.toEnd(last));
    }
  }

  private void open(Draft d, List<Effect<Msg>> effects) {
    TableState t = d.table();
    Optional<Row> row = t == null ? Optional.empty() : t.selectedRow();
    if (row.isEmpty()) {
      return;
    }
    String id = row.get().id();
    switch (d.page()) {
      case Page.Services() ->
          serviceHealth(d.health, id)
              .ifPresent(h -> go(d, new Page.ServiceOf(h.arn(), h.ref()), effects));
      case Page.Secrets() -> go(d, new Page.SecretOf(id, row.get().cells().get(1).text()), effects);
      case Page.ServiceOf p -> throw new IllegalStateException("no rows on " + p);
      case Page.SecretOf p -> throw new IllegalStateException("no rows on " + p);
    }
  }

  static Optional<ServiceHealth> serviceHealth(Feed<HealthReport> health, String arn) {
    return health.value() == null
        ? Optional.empty()
        : health.value().services().stream().filter(s -> s.arn().equals(arn)).findFirst();
  }

  /** Esc unwinds: prompt, help, filter, page. */
  private void back(Draft d, List<Effect<Msg>> effects) {
    TableState t = d.table();
    if (!(d.prompt instanceof Prompt.None)) {
      if (d.prompt instanceof Prompt.FilterLine) {
        withTable(d, table -> table.withFilter(""));
      }
      d.prompt = new Prompt.None();
    } else if (d.help) {
      d.help = false;
    } else if (t != null && !t.filter().isEmpty()) {
      d.table(t.withFilter(""));
    } else if (d.pages.size() > 1) {
      d.pages = d.pages.subList(0, d.pages.size() - 1);
      shown(d, effects);
    }
  }

  private void root(Draft d, Page page, List<Effect<Msg>> effects) {
    d.pages = List.of(page);
    shown(d, effects);
  }

  /** Another page is in sight: what a detail held was another's. */
  private void shown(Draft d, List<Effect<Msg>> effects) {
    d.scroll = 0;
    d.help = false;
    switch (d.page()) {
      case Page.ServiceOf p -> d.service = Feed.idle();
      case Page.SecretOf p -> d.secret = Feed.idle();
      case Page.Services() -> d.prompt = new Prompt.None();
      case Page.Secrets() -> d.prompt = new Prompt.None();
    }
    reading.ifNever(d, effects);
  }

  private void go(Draft d, Page page, List<Effect<Msg>> effects) {
    if (d.page().equals(page)) {
      return;
    }
    List<Page> pages = new ArrayList<>(d.pages);
    pages.add(page);
    d.pages = pages;
    shown(d, effects);
  }

  private void submit(Draft d, List<Effect<Msg>> effects) {
    switch (d.prompt) {
      case Prompt.None() -> open(d, effects);
      case Prompt.FilterLine() -> d.prompt = new Prompt.None();
      case Prompt.CommandLine(String text) -> {
        d.prompt = new Prompt.None();
        command(d, text, effects);
      }
    }
  }

  private void command(Draft d, String text, List<Effect<Msg>> effects) {
    if (text.isBlank()) {
      return;
    }
    TableState t = d.table();
    if (text.startsWith(Commands.SORT + " ") && t != null) {
      String column = text.substring(Commands.SORT.length() + 1).strip().toLowerCase(Locale.ROOT);
      if (t.table().indexOf(column) >= 0) {
        d.table(t.sortedBy(column));
        return;
      }
    }
    Optional<String> profile = Commands.argument(Commands.PROFILE, text);
    Optional<String> region = Commands.argument(Commands.REGION, text);
    if (profile.isPresent() || region.isPresent()) {
      notice(
          d, "Switching to " + Text.clean(profile.or(() -> region).orElse("")) + "…", Tone.ACCENT);
      effects.add(
          new Effect<>(
              "switch",
              () ->
                  new Msg.Switched(
                      reads.switchTo(profile.orElse(null), region.orElse(null)), reads.now())));
      return;
    }
    Optional<Action> action = Commands.parse(text);
    if (action.isPresent()) {
      act(d, action.get(), effects);
    } else {
      notice(
          d,
          "There is no command :" + Text.shorten(Text.clean(text), 30) + "; press ? for help.",
          Tone.WARN);
    }
  }

  private static void notice(Draft d, String text, Tone tone) {
    d.notice = new State.Notice(text, tone, d.now.plus(NOTICE_LASTS));
  }

  /** Refreshes when due, never while somebody types, never before the last read came back. */
  private void tick(State before, Draft d, Instant now, List<Effect<Msg>> effects) {
    d.now = now;
    if (d.notice != null && !now.isBefore(d.notice.until())) {
      d.notice = null;
    }
    if (d.identity.value() == null && d.due(d.identity)) {
      reading.identity(d, effects);
    }
    boolean typing = !(before.prompt() instanceof Prompt.None);
    if (d.due(before.feed()) && !typing) {
      reading.page(d, effects);
    }
  }
}
