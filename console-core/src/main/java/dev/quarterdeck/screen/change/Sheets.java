package dev.quarterdeck.screen.change;

import dev.quarterdeck.change.Changes;
import dev.quarterdeck.change.Preview;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.Sheet.Stage;
import dev.quarterdeck.screen.loop.Effect;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a sheet answers to what happens. What may hold secret values stands here, outside of the
 * state; an answer that belongs to a sheet that was left is dropped by its ticket. Used by one loop
 * only.
 *
 * @param <D> what proposals reach the features through
 */
public final class Sheets<D> {
  private final D desk;
  private final Supplier<Changes> changes;
  private @Nullable Deed<D, ?> deed;
  private long ticket;

  public Sheets(D desk, Supplier<Changes> changes) {
    this.desk = desk;
    this.changes = changes;
  }

  /** Lays a sheet over the page. */
  public Sheet begin(Proposal<D, ?> proposal, List<Effect<SheetMsg>> effects) {
    left();
    ticket++;
    deed = new Deed<>(proposal);
    if (!proposal.asks().isEmpty()) {
      return Sheet.asking(proposal);
    }
    return prepare(Sheet.preparing(proposal), effects);
  }

  /** The sheet afterwards; null when it was closed. */
  public @Nullable Sheet update(Sheet sheet, SheetMsg msg, List<Effect<SheetMsg>> effects) {
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
      case SheetMsg.Planned(long of, Outcome<Preview> outcome) ->
          of != ticket || sheet.stage() != Stage.PREPARING ? sheet : planned(sheet, outcome);
      case SheetMsg.Told(long of, List<SheetLine> lines) -> told(sheet, of, lines, effects);
      case SheetMsg.Made(long of, List<SheetLine> lines, boolean good) -> {
        if (of != ticket) {
          yield sheet;
        }
        left();
        yield Sheet.over(sheet, lines, good);
      }
    };
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
      case ASKING -> first ? closed() : prepare(answered(sheet), effects);
      case PREPARING, OVER -> closed();
      case CONFIRMING -> first ? closed() : make(sheet, effects);
      case WORKING -> {
        if (deed != null) {
          deed.stop();
        }
        yield sheet.showing(List.of(new SheetLine("Stopping at the next safe point…", Tone.WARN)));
      }
    };
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
    Deed<D, ?> d = deed;
    if (d != null) {
      sheet.inputs().stream().filter(i -> !i.secret()).forEach(i -> d.answer(i.id(), i.text()));
    }
    return Sheet.preparing(sheet.proposal());
  }

  private Sheet prepare(Sheet sheet, List<Effect<SheetMsg>> effects) {
    Deed<D, ?> d = deed;
    long mine = ticket;
    if (d != null) {
      effects.add(
          new Effect<>(
              "prepare",
              () ->
                  new SheetMsg.Planned(
                      mine, Outcome.of(() -> d.prepare(desk, changes.get()).orThrow()))));
    }
    return sheet;
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
    Deed<D, ?> d = deed;
    Preview shown = sheet.preview();
    if (!sheet.ready() || d == null || shown == null) {
      return sheet.focused(0);
    }
    long mine = ticket;
    String reason = sheet.text(Sheet.REASON).strip();
    effects.add(
        new Effect<>(
            "make",
            () ->
                switch (Outcome.of(
                    () -> d.make(desk, changes.get(), shown, reason.isEmpty() ? null : reason))) {
                  case Outcome.Done<Proposal.Ending>(Proposal.Ending end) ->
                      new SheetMsg.Made(mine, end.lines(), end.good());
                  case Outcome.Failed<Proposal.Ending>(Problem problem) ->
                      new SheetMsg.Made(mine, Sheet.lines(problem), false);
                }));
    effects.add(listen(d, mine));
    return Sheet.working(sheet);
  }

  private static Effect<SheetMsg> listen(Deed<?, ?> d, long ticket) {
    return new Effect<>("told", () -> new SheetMsg.Told(ticket, d.next()));
  }

  private Sheet told(
      Sheet sheet, long of, @Nullable List<SheetLine> lines, List<Effect<SheetMsg>> effects) {
    Deed<D, ?> d = deed;
    if (of != ticket || lines == null || d == null || sheet.stage() != Stage.WORKING) {
      return sheet;
    }
    effects.add(listen(d, of));
    return sheet.showing(lines);
  }
}
