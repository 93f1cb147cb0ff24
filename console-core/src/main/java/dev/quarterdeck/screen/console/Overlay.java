package dev.quarterdeck.screen.console;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.screen.change.Sheet;
import dev.quarterdeck.screen.change.SheetMsg;
import dev.quarterdeck.screen.change.Sheets;
import dev.quarterdeck.screen.change.Undertaking;
import dev.quarterdeck.screen.loop.Effect;
import dev.quarterdeck.screen.session.Elevate;
import dev.quarterdeck.screen.session.Lower;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sheet over the page, and the changes that go on although theirs was left. */
final class Overlay {
  private static final String RUNS_ON = "A change is under way";

  /** More never go on at once. */
  private static final int MOST = 100;

  private final Reading reading;
  private final Sheets<Reads> sheets;

  /** Where each was begun, by its ticket: its end leads back there. */
  private final Map<Long, List<Page<?>>> begunOn = new HashMap<>();

  Overlay(Reads reads, Reading reading) {
    this.reading = reading;
    this.sheets = new Sheets<>(reads, reads::changes);
  }

  Errand.@Nullable Held held() {
    return sheets.held();
  }

  /** Lays a sheet over the page; not over one that works. */
  void begin(Draft d, Undertaking<Reads> undertaking, List<Effect<Msg>> effects) {
    if (d.sheet == null || d.sheet.stage() != Sheet.Stage.WORKING) {
      List<Effect<SheetMsg>> begun = new ArrayList<>();
      d.sheet = sheets.begin(undertaking, begun);
      begunOn.put(sheets.ticket(), d.pages());
      // Those that were cancelled never end.
      begunOn.keySet().removeIf(t -> t <= sheets.ticket() - MOST);
      onSheet(begun, effects);
    }
  }

  /** A read-only session is opened for changes, or an elevated one closed. */
  void elevate(Draft d, List<Effect<Msg>> effects) {
    if (d.facts.readOnly()) {
      begin(d, new Elevate(), effects);
    } else if (d.facts.elevatedUntil() != null) {
      begin(d, new Lower(), effects);
    } else {
      d.notice("This session may change things already.", Tone.MUTED);
    }
  }

  /** The sheet of a change that goes on without it. */
  void watch(Draft d, List<Effect<Msg>> effects) {
    if (d.sheet == null) {
      List<Effect<SheetMsg>> asked = new ArrayList<>();
      d.sheet = sheets.back(asked);
      onSheet(asked, effects);
      d.running = sheets.apart();
    }
  }

  void sheet(Draft d, SheetMsg msg, List<Effect<Msg>> effects) {
    Sheet before = d.sheet;
    if (msg instanceof SheetMsg.Made made && sheets.over(made)) {
      overApart(d, made, Objects.requireNonNullElse(begunOn.get(made.ticket()), d.pages()));
      d.expire();
      reading.everything(d, effects);
      reading.beneath(d, effects);
    } else if (before != null) {
      List<Effect<SheetMsg>> asked = new ArrayList<>();
      d.sheet = sheets.update(before, msg, d.now, asked);
      onSheet(asked, effects);
      if (msg instanceof SheetMsg.Made) {
        d.expire();
        reading.everything(d, effects); // what was changed should be seen at once
        reading.beneath(d, effects);
        effects.add(reading.facts());
      }
    }
    if (msg instanceof SheetMsg.Made made) {
      begunOn.remove(made.ticket());
    }
    d.running = sheets.apart();
  }

  /** A change whose sheet was left says its end on the message line. */
  private void overApart(Draft d, SheetMsg.Made made, List<Page<?>> way) {
    String text = made.lines().isEmpty() ? "A change is over." : made.lines().getFirst().text();
    Tone tone = made.good() ? Tone.OK : Tone.BAD;
    if (way.equals(d.pages())) {
      d.notice(text, tone);
    } else {
      d.notice(text, tone, new Msg.Lead(way, ""));
    }
    if (d.leaving && sheets.apart() == 0) {
      d.quitting = true;
    }
  }

  private static void onSheet(List<Effect<SheetMsg>> asked, List<Effect<Msg>> effects) {
    for (Effect<SheetMsg> e : asked) {
      effects.add(new Effect<>(e.key(), () -> new Msg.OnSheet(e.body().call())));
    }
  }

  /** A value goes when its time is over. */
  void tick(Draft d) {
    if (d.sheet != null) {
      d.sheet = sheets.tick(d.sheet, d.now);
    }
  }

  /** What goes on belongs to this connection. */
  boolean refusesSwitch(Draft d) {
    if (sheets.apart() > 0) {
      d.notice(RUNS_ON + " here: switch when it is over.", Tone.WARN);
    }
    return sheets.apart() > 0;
  }

  /** What runs on is stopped at a safe point before the console is left; a third time is enough. */
  void quit(Draft d) {
    if (d.sheet != null && d.sheet.stage() == Sheet.Stage.WORKING) {
      d.notice("Something is under way. Stop it first.", Tone.WARN);
    } else if (sheets.apart() == 0 || d.leaving) {
      d.quitting = true;
    } else if (d.notice != null && d.notice.text().startsWith(RUNS_ON)) {
      d.leaving = true;
      sheets.stopApart();
      d.notice("Stopping at the next safe point, then leaving…", Tone.WARN);
    } else {
      d.notice(RUNS_ON + ". Leave again to stop it at a safe point; it can be resumed.", Tone.WARN);
    }
  }
}
