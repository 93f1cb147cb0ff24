package dev.quarterdeck.screen.change;

import dev.quarterdeck.change.Changes;
import dev.quarterdeck.change.Preview;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.change.Sheet.Stage;
import dev.quarterdeck.screen.loop.Effect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a sheet answers to what happens. What may hold secret values stands here, outside of the
 * state; an answer that belongs to a sheet that was left is dropped by its ticket. Used by one loop
 * only.
 *
 * @param <D> what undertakings reach the features through
 */
public final class Sheets<D> {
  private final D desk;
  private final Supplier<Changes> changes;
  private final Map<Long, Apart<D>> apart = new TreeMap<>();
  private @Nullable Deed<D> deed;
  private long tickets;
  private long ticket;

  /** What goes on without its sheet, which can be brought back. */
  private record Apart<D>(Deed<D> deed, Sheet sheet) {}

  public Sheets(D desk, Supplier<Changes> changes) {
    this.desk = desk;
    this.changes = changes;
  }

  /** Lays a sheet over the page. */
  public Sheet begin(Undertaking<D> undertaking, List<Effect<SheetMsg>> effects) {
    left();
    ticket = ++tickets;
    deed =
        switch (undertaking) {
          case Proposal<D, ?> proposal -> new Making<>(proposal);
          case Errand<D> errand -> new Going<>(errand);
        };
    return undertaking.asks().isEmpty()
        ? go(Sheet.asking(undertaking), effects)
        : Sheet.asking(undertaking);
  }

  /** Tells the sheet that was begun last from all others. */
  public long ticket() {
    return ticket;
  }

  /** What is shown or copied for a moment, outside of the state; null for most sheets. */
  public Errand.@Nullable Held held() {
    return deed instanceof Going<D> going ? going.held() : null;
  }

  /** How many changes go on although their sheets were left. */
  public int apart() {
    return apart.size();
  }

  /** Asks all that go on to stop at a safe point. */
  public void stopApart() {
    apart.values().forEach(a -> a.deed().stop());
  }

  /** A change whose sheet was left is over: it is forgotten here. False for any other. */
  public boolean over(SheetMsg.Made made) {
    Apart<D> done = apart.remove(made.ticket());
    if (done != null) {
      done.deed().close();
    }
    return done != null;
  }

  /** The sheet of what was set apart last; null when nothing goes on. */
  public @Nullable Sheet back(List<Effect<SheetMsg>> effects) {
    long last = apart.keySet().stream().mapToLong(t -> t).max().orElse(0);
    Apart<D> a = apart.remove(last);
    if (a == null) {
      return null;
    }
    left();
    ticket = last;
    deed = a.deed();
    effects.add(listen(a.deed(), last));
    return a.sheet();
  }

  /** The sheet afterwards; null when it was closed. */
  public @Nullable Sheet update(
      Sheet sheet, SheetMsg msg, Instant now, List<Effect<SheetMsg>> effects) {
    return switch (msg) {
      case SheetMsg.Focus(int by) -> sheet.focused(sheet.focus() + by);
      case SheetMsg.FocusOn(int index) -> sheet.focused(index);
      case SheetMsg.Scroll(int by) -> sheet.scrolled(by);
      case SheetMsg.Fill(String text) -> fill(sheet, text);
      case SheetMsg.FillSecret f -> fillSecret(sheet, f);
      case SheetMsg.Turn(int by) ->
          sheet.input() < 0
              ? sheet
              : sheet.filled(sheet.input(), sheet.inputs().get(sheet.input()).turned(by));
      case SheetMsg.Enter() ->
          sheet.input() >= 0 ? sheet.focused(next(sheet)) : press(sheet, sheet.button(), effects);
      case SheetMsg.Press(int button) -> press(sheet, button, effects);
      case SheetMsg.Escape() -> press(sheet, 0, effects);
      case SheetMsg.Asked(long of, int round, var outcome) ->
          of != ticket || sheet.stage() != Stage.PREPARING
              ? sheet
              : asked(sheet, round, outcome, effects);
      case SheetMsg.Planned(long of, Outcome<Preview> outcome) ->
          of != ticket || sheet.stage() != Stage.PREPARING ? sheet : planned(sheet, outcome);
      case SheetMsg.Told(long of, List<SheetLine> lines) -> told(sheet, of, lines, effects);
      case SheetMsg.Made made -> made.ticket() == ticket ? made(sheet, made, now) : sheet;
    };
  }

  /** A value goes when its time is over. */
  public @Nullable Sheet tick(Sheet sheet, Instant now) {
    return sheet.until() != null && !now.isBefore(sheet.until()) ? closed() : sheet;
  }

  private @Nullable Sheet made(Sheet sheet, SheetMsg.Made made, Instant now) {
    if (made.holds() != null) {
      return Sheet.held(sheet, made.lines(), now.plus(made.holds()));
    }
    left();
    return made.good() && made.lines().isEmpty()
        ? null
        : Sheet.over(sheet, made.lines(), made.good());
  }

  /** Behind the last input stands the button that goes on, not the one that cancels. */
  private static int next(Sheet sheet) {
    boolean last = sheet.input() == sheet.inputs().size() - 1;
    return last ? sheet.inputs().size() + sheet.buttons().size() - 1 : sheet.focus() + 1;
  }

  private Sheet fill(Sheet sheet, String text) {
    int i = sheet.input();
    return i < 0 || sheet.inputs().get(i).secret()
        ? sheet
        : sheet.filled(i, sheet.inputs().get(i).with(text));
  }

  private Sheet fillSecret(Sheet sheet, SheetMsg.FillSecret filled) {
    int i = sheet.input();
    if (i < 0 || !sheet.inputs().get(i).secret() || deed == null) {
      filled.value().close();
      return sheet;
    }
    int length = filled.value().length();
    deed.answer(sheet.inputs().get(i).id(), filled.value());
    return sheet.filled(i, sheet.inputs().get(i).with("•".repeat(length)));
  }

  private @Nullable Sheet press(Sheet sheet, int button, List<Effect<SheetMsg>> effects) {
    boolean first = button == 0;
    return switch (sheet.stage()) {
      case ASKING -> first ? closed() : go(answered(sheet), effects);
      case PREPARING, OVER, HELD -> closed();
      case CONFIRMING -> first ? closed() : make(sheet, effects);
      case WORKING -> first && sheet.runsOn() ? setApart(sheet) : stopping(sheet);
    };
  }

  private Sheet stopping(Sheet sheet) {
    if (deed == null) {
      return sheet;
    }
    deed.stop();
    return sheet.showing(deed.whenStopped());
  }

  /** It goes on without its sheet. */
  private @Nullable Sheet setApart(Sheet sheet) {
    if (deed != null) {
      apart.put(ticket, new Apart<>(deed, sheet));
      deed = null;
    }
    return null;
  }

  private @Nullable Sheet closed() {
    left();
    return null;
  }

  private void left() {
    if (deed != null) {
      deed.close();
      deed = null;
    }
  }

  private Sheet answered(Sheet sheet) {
    Deed<D> d = deed;
    if (d != null) {
      sheet.inputs().stream().filter(i -> !i.secret()).forEach(i -> d.answer(i.id(), i.text()));
    }
    return sheet;
  }

  /** What follows a round of questions: another one, the plan, or the errand itself. */
  private Sheet go(Sheet sheet, List<Effect<SheetMsg>> effects) {
    Deed<D> d = deed;
    long mine = ticket;
    if (d == null) {
      return sheet;
    }
    if (sheet.proposal().wizard()) {
      int round = sheet.round() + 1;
      effects.add(
          new Effect<>(
              "prepare",
              () ->
                  new SheetMsg.Asked(
                      mine, round, Outcome.of(() -> d.asks(desk, round).orThrow()))));
      return Sheet.preparing(sheet.proposal(), round, "Reading what there is…");
    }
    return start(sheet, d, effects);
  }

  private Sheet asked(
      Sheet sheet,
      int round,
      Outcome<Undertaking.Questions> outcome,
      List<Effect<SheetMsg>> effects) {
    Deed<D> d = deed;
    return switch (outcome) {
      case Outcome.Done<Undertaking.Questions>(var questions)
          when questions.inputs().isEmpty() && d != null ->
          start(sheet, d, effects);
      case Outcome.Done<Undertaking.Questions>(var questions) ->
          Sheet.asking(sheet.proposal(), round, questions);
      case Outcome.Failed<Undertaking.Questions>(Problem problem) -> {
        left();
        yield Sheet.over(sheet, Sheet.lines(problem), false);
      }
    };
  }

  private Sheet start(Sheet sheet, Deed<D> d, List<Effect<SheetMsg>> effects) {
    long mine = ticket;
    return switch (d) {
      case Making<D, ?> making -> {
        effects.add(
            new Effect<>(
                "prepare",
                () ->
                    new SheetMsg.Planned(
                        mine, Outcome.of(() -> making.prepare(desk, changes.get()).orThrow()))));
        yield Sheet.preparing(
            sheet.proposal(), sheet.round(), "Reading what there is, and planning…");
      }
      case Going<D> going -> {
        effects.add(work(mine, () -> going.run(desk)));
        effects.add(listen(going, mine));
        yield Sheet.working(sheet);
      }
    };
  }

  private Sheet planned(Sheet sheet, Outcome<Preview> outcome) {
    return switch (outcome) {
      case Outcome.Done<Preview>(Preview preview) when preview.plan().isEmpty() -> {
        left();
        yield Sheet.over(sheet, List.of(SheetLine.of(preview.plan().title())), true);
      }
      case Outcome.Done<Preview>(Preview preview) -> Sheet.confirming(sheet.proposal(), preview);
      case Outcome.Failed<Preview>(Problem problem) -> {
        left();
        yield Sheet.over(sheet, Sheet.lines(problem), false);
      }
    };
  }

  private Sheet make(Sheet sheet, List<Effect<SheetMsg>> effects) {
    Preview shown = sheet.preview();
    if (!sheet.ready() || shown == null || !(deed instanceof Making<D, ?> making)) {
      return sheet.focused(0);
    }
    String reason = sheet.text(Sheet.REASON).strip();
    effects.add(
        work(
            ticket,
            () -> making.make(desk, changes.get(), shown, reason.isEmpty() ? null : reason)));
    effects.add(listen(making, ticket));
    return Sheet.working(sheet);
  }

  /** Under a key of its own: what another sheet does must not cancel it. */
  private static Effect<SheetMsg> work(long ticket, Supplier<Deed.End> work) {
    return new Effect<>(
        "make " + ticket,
        () ->
            switch (Outcome.of(work::get)) {
              case Outcome.Done<Deed.End>(Deed.End end) ->
                  new SheetMsg.Made(
                      ticket,
                      end.lines(),
                      end.good(),
                      end.held() == null ? null : end.held().lasts());
              case Outcome.Failed<Deed.End>(Problem problem) ->
                  new SheetMsg.Made(ticket, Sheet.lines(problem), false, null);
            });
  }

  private static Effect<SheetMsg> listen(Deed<?> d, long ticket) {
    return new Effect<>("told " + ticket, () -> new SheetMsg.Told(ticket, d.next()));
  }

  private Sheet told(
      Sheet sheet, long of, @Nullable List<SheetLine> lines, List<Effect<SheetMsg>> effects) {
    Deed<D> d = deed;
    if (of != ticket || lines == null || d == null || sheet.stage() != Stage.WORKING) {
      return sheet;
    }
    effects.add(listen(d, of));
    return sheet.showing(lines);
  }
}
