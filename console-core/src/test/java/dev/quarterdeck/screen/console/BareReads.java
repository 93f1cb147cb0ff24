package dev.quarterdeck.screen.console;

import dev.quarterdeck.change.Changes;
import dev.quarterdeck.health.load.MetricsReader;
import dev.quarterdeck.health.timeline.TimeLineReader;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.history.History;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.screen.alarms.AlarmDesk;
import dev.quarterdeck.screen.logs.LogDesk;
import dev.quarterdeck.screen.services.ServiceDesk;
import dev.quarterdeck.screen.services.Sessions;
import dev.quarterdeck.secrets.edit.SecretEdits;
import dev.quarterdeck.secrets.edit.SecretLife;
import java.util.List;

/** Reads of which a test needs only some: nothing is changed, and nobody looks deeper. */
public abstract class BareReads implements Reads {
  @Override
  public Features features() {
    throw new UnsupportedOperationException("nothing is changed here");
  }

  @Override
  public SecretEdits edits() {
    throw new UnsupportedOperationException("nothing is changed here");
  }

  @Override
  public SecretLife life() {
    throw new UnsupportedOperationException("nothing is changed here");
  }

  @Override
  public Changes changes() {
    throw new UnsupportedOperationException("nothing is changed here");
  }

  @Override
  public ServiceDesk operations() {
    throw new UnsupportedOperationException("nobody looks deeper here");
  }

  @Override
  public Sessions sessions() {
    return Sessions.NONE;
  }

  @Override
  public AlarmDesk alarms() {
    throw new UnsupportedOperationException("nobody looks deeper here");
  }

  @Override
  public LogDesk logs() {
    throw new UnsupportedOperationException("nobody looks deeper here");
  }

  @Override
  public MetricsReader metrics() {
    throw new UnsupportedOperationException("nobody looks deeper here");
  }

  @Override
  public TimeLineReader timeLine() {
    throw new UnsupportedOperationException("nobody looks deeper here");
  }

  @Override
  public Outcome<Listing<Operation>> rotationJournals() {
    return Outcome.done(Listing.complete(List.of()));
  }

  @Override
  public Outcome<List<History.Entry>> checklistRuns() {
    return Outcome.done(List.of());
  }
}
