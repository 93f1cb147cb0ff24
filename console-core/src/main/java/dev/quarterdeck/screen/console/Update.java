package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Defect;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.screen.change.SheetMsg;
import dev.quarterdeck.screen.console.State.Prompt;
import dev.quarterdeck.screen.logs.ExportLines;
import dev.quarterdeck.screen.logs.LinesMsg;
import dev.quarterdeck.screen.logs.LogView;
import dev.quarterdeck.screen.loop.Effect;
import dev.quarterdeck.screen.loop.Step;
import dev.quarterdeck.screen.raw.RawPage;
import dev.quarterdeck.screen.table.TableState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the console answers to what happens; pure but for the effects that it asks for. Messages and
 * actions are told apart here; ways from page to page are in {@link Navigation}, selection in
 * {@link Moves}, lines in {@link Tails}, sheets in {@link Overlay}, reads in {@link Reading}.
 */
public final class Update {
  /** How far a page key moves where the front end does not say. */
  private static final int PAGE_ROWS = 10;

  private static final int HALF_PAGE_ROWS = PAGE_ROWS / 2;

  private final Reading reading;
  private final Overlay overlay;
  private final Tails tails;
  private final Moves moves;
  private final Silenced silences;
  private final Switching switching;
  private final Navigation navigation;

  public Update(Reads reads) {
    this.reading = new Reading(reads);
    this.overlay = new Overlay(reads, reading);
    this.tails = new Tails(reads);
    this.moves = new Moves(tails);
    this.silences = new Silenced(reads);
    this.switching = new Switching(reads, overlay);
    this.navigation = new Navigation(reading, tails, switching);
  }

  /** What is shown or copied for a moment: for the front end to draw, never in the state. */
  public Errand.@Nullable Held held() {
    return overlay.held();
  }

  /** The message for a failure that an effect did not foresee. */
  public static Msg crashed(Throwable e) {
    return new Msg.Crashed(Defect.goingOn(e));
  }

  public Step<State, Msg> update(State state, Msg msg) {
    Draft d = state.draft();
    List<Effect<Msg>> effects = new ArrayList<>();
    switch (msg) {
      case Msg.Do(Action action) -> act(d, action, effects);
      case Msg.Select(String id) -> navigation.select(d, id, effects);
      case Msg.Move(int rows) -> moves.by(d, rows, effects);
      case Msg.FilterText(String text) -> {
        if (d.place().lines() == null) {
          d.list(t -> t.withFilter(Text.clean(text)));
        } else {
          tails.change(d, v -> v.searching(Text.clean(text)), effects);
        }
      }
      case Msg.CommandText(String text) -> d.prompt = new Prompt.CommandLine(text);
      case Msg.Submit() -> submit(d, effects);
      case Msg.SortBy(String column) -> d.list(t -> t.sortedBy(column));
      case Msg.Go(Page<?> page) -> navigation.go(d, page, effects);
      case Msg.ToSpot(String id) -> Moves.spots(d, (place, spots) -> place.onSpot(spots, id));
      case Msg.Instead(Page<?> page) -> navigation.instead(d, page, effects);
      case Msg.OnLines(LinesMsg m) -> {
        tails.change(d, v -> Lines.update(v, m), effects);
        LogView view = d.place().lines();
        if (m == LinesMsg.STOP) {
          tails.stop(d, effects);
        }
        if (m == LinesMsg.EXPORT && view != null) {
          overlay.begin(d, new ExportLines(view.shown()), effects);
        }
      }
      case Msg.Tailed tailed -> tails.tailed(d, tailed, effects);
      case Msg.Left left -> {
        // Whoever left it has gone on already.
      }
      case Msg.Type(String text) -> d.prompt = new Prompt.CommandLine(text);
      case Msg.Root(Page<?> page) -> navigation.root(d, page, effects);
      case Msg.Lead(List<Page<?>> way, String row) -> navigation.lead(d, way, row, effects);
      case Msg.Say(String text) -> command(d, text, effects);
      case Msg.Copy(String text, String what) -> Copying.text(d, Text.clean(text), what);
      case Msg.Begin(var proposal) -> {
        if (d.facts.readOnly()) {
          d.notice(
              "This session is read-only: nothing is changed. "
                  + Action.ELEVATE.keys().getFirst()
                  + " asks to change something for a time.",
              Tone.WARN);
        } else {
          overlay.begin(d, proposal, effects);
        }
      }
      case Msg.Run(var undertaking) -> overlay.begin(d, undertaking, effects);
      case Msg.Watch() -> overlay.watch(d, effects);
      case Msg.Switch(String profile, String region) -> switching.to(d, profile, region, effects);
      case Msg.Look(var pages) -> pages.forEach(p -> reading.ifNever(d, p, effects));
      case Msg.OnSheet(SheetMsg m) -> overlay.sheet(d, m, effects);
      case Msg.Tick(Instant now) -> tick(state, d, now, effects);
      case Msg.IdentityRead(var outcome, Instant now) -> {
        d.identity = d.identity.answered(outcome, now, now, List.of());
        effects.add(reading.facts());
      }
      case Msg.FactsRead(State.Facts facts, Contexts contexts) -> {
        d.facts = facts;
        d.contexts = contexts;
      }
      case Msg.PageRead read -> {
        read(d, read);
        effects.add(reading.facts()); // the names that were read may tell the environment
      }
      case Msg.SilencesEnded(var outcome) -> silences.ended(d, outcome);
      case Msg.Reached(Page<?> page, String how) -> d.put(d.place(page).reached(how));
      case Msg.Note(String text, Tone tone) -> d.notice(text, tone);
      case Msg.Crashed(Problem problem) -> d.crashed(problem);
      case Msg.Switched(var outcome, Instant now) -> {
        return switched(state, outcome, now);
      }
    }
    tails.settle(d, effects);
    return new Step<>(d.done(), effects);
  }

  /** A new connection starts from nothing; what the old one still answers is dropped. */
  private Step<State, Msg> switched(State state, Outcome<State.Facts> outcome, Instant now) {
    return switch (outcome) {
      case Outcome.Done<State.Facts>(State.Facts facts) -> {
        Step<State, Msg> first = update(Switching.fresh(state, facts, now), new Msg.Tick(now));
        yield new Step<>(first.state(), first.effects(), true);
      }
      case Outcome.Failed<State.Facts>(Problem problem) -> {
        Draft d = state.draft();
        d.notice(problem.sentence() + " → " + problem.remedy(), Tone.BAD);
        yield Step.to(d.done());
      }
    };
  }

  /** An answer for a place that nothing leads to any more is dropped. */
  private static void read(Draft d, Msg.PageRead read) {
    if (d.keeps(read.page())) {
      d.put(d.place(read.page()).answered(read.outcome(), read.now(), read.table()));
    }
  }

  private void act(Draft d, Action action, List<Effect<Msg>> effects) {
    switch (action) {
      case OPEN -> navigation.open(d, effects);
      case BACK -> navigation.back(d, effects);
      case UP -> moves.by(d, -1, effects);
      case DOWN -> moves.by(d, 1, effects);
      case HALF_UP -> moves.by(d, -HALF_PAGE_ROWS, effects);
      case HALF_DOWN -> moves.by(d, HALF_PAGE_ROWS, effects);
      case PAGE_UP -> moves.by(d, -PAGE_ROWS, effects);
      case PAGE_DOWN -> moves.by(d, PAGE_ROWS, effects);
      case TOP -> moves.toEnd(d, false, effects);
      case BOTTOM -> moves.toEnd(d, true, effects);
      case FILTER -> {
        if (d.table() != null || d.place().lines() != null) {
          d.prompt = new Prompt.FilterLine();
        } else {
          d.notice("There is nothing to filter on this page.", Tone.MUTED);
        }
      }
      case COMMAND -> {
        d.prompt = new Prompt.CommandLine("");
        effects.add(reading.facts()); // what can be completed may have changed
      }
      case SORT -> d.table(t -> t.sortedByNext(1));
      case SORT_BACK -> d.table(t -> t.sortedByNext(-1));
      case REVERSE -> d.table(t -> t.sortColumn() == null ? t : t.sortedBy(t.sortColumn()));
      case FAULTS -> {
        d.table(t -> t.withFaults(!t.faults()));
        tails.change(d, v -> v.withBad(!v.bad()), effects);
      }
      case NEXT -> Moves.spots(d, (place, spots) -> place.toSection(spots, 1));
      case PREVIOUS -> Moves.spots(d, (place, spots) -> place.toSection(spots, -1));
      case MARK -> d.table(TableState::mark);
      case MARK_ALL -> d.table(TableState::markAll);
      case COPY -> Copying.shown(d);
      case RAW -> {
        if (d.page() instanceof RawPage) {
          Copying.shown(d);
        } else {
          d.place().raw(d.done()).ifPresent(page -> navigation.go(d, page, effects));
        }
      }
      case PAST -> navigation.walk(d, d.trails.past(), effects);
      case FUTURE -> navigation.walk(d, d.trails.future(), effects);
      case REFRESH -> reading.anew(d, effects);
      case HELP -> {
        d.help = !d.help;
        d.helpScroll = 0;
      }
      case QUIT -> {
        if (!tails.stop(d, effects)) {
          overlay.quit(d);
        }
      }
      case ELEVATE -> overlay.elevate(d, effects);
    }
  }

  private void submit(Draft d, List<Effect<Msg>> effects) {
    switch (d.prompt) {
      case Prompt.None() -> navigation.open(d, effects);
      case Prompt.FilterLine() -> {
        d.prompt = new Prompt.None();
        tails.change(d, Lines::toHit, effects);
      }
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
    if (Settings.take(d, text)) {
      return;
    }
    Optional<Runnable> lines = Lines.typed(d, text, other -> navigation.go(d, other, effects));
    if (lines.isPresent()) {
      lines.get().run();
      tails.listen(false, effects);
      return;
    }
    Optional<Msg> elsewhere = Switching.typed(d, text);
    if (elsewhere.isPresent()) {
      navigation.there(d, elsewhere.get(), effects);
      return;
    }
    Optional<Page<?>> root = Roots.named(text);
    Optional<Action> action = Commands.parse(text);
    if (root.isPresent()) {
      navigation.root(d, root.get(), effects);
    } else if (action.isPresent()) {
      act(d, action.get(), effects);
    } else {
      d.notice(Commands.unknown(text), Tone.WARN);
    }
  }

  /** Refreshes when due, never while somebody types, never before the last read came back. */
  private void tick(State before, Draft d, Instant now, List<Effect<Msg>> effects) {
    d.now = now;
    if (d.notice != null && !now.isBefore(d.notice.until())) {
      d.notice = null;
    }
    overlay.tick(d);
    silences.tick(before, now, effects);
    if (d.facts.elevatedUntil() != null && !now.isBefore(d.facts.elevatedUntil())) {
      effects.add(reading.facts()); // the guard has closed
    }
    if (d.identity.value() == null && d.due(d.identity)) {
      reading.identity(d, effects);
    }
    if (!before.typing()) {
      reading.due(d, effects);
    }
    reading.reached(d, effects);
  }
}
