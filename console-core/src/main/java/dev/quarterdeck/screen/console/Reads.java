package dev.quarterdeck.screen.console;

import dev.quarterdeck.change.Changes;
import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.load.MetricsReader;
import dev.quarterdeck.health.timeline.TimeLineReader;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.history.History;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.screen.alarms.AlarmDesk;
import dev.quarterdeck.screen.logs.LogDesk;
import dev.quarterdeck.screen.raw.RawJson;
import dev.quarterdeck.screen.services.ServiceDesk;
import dev.quarterdeck.screen.services.Sessions;
import dev.quarterdeck.screen.session.Elsewhere;
import dev.quarterdeck.secrets.InventoryEntry;
import dev.quarterdeck.secrets.SecretDetail;
import dev.quarterdeck.secrets.edit.SecretEdits;
import dev.quarterdeck.secrets.edit.SecretLife;
import dev.quarterdeck.services.ServiceDetail;
import dev.quarterdeck.session.Identity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the screens read, each bounded by the session's time limit; called off the loop. */
public interface Reads {
  /** What is known of the connection; nothing is read. */
  State.Facts facts();

  /** What can be switched to; reads local files only. */
  Contexts contexts();

  /**
   * Goes to another profile or region: what is read next comes from there. A null profile keeps the
   * profile; a null region takes the profile's. Where that cannot be opened the old one stays.
   */
  Outcome<State.Facts> switchTo(@Nullable String profile, @Nullable String region);

  /**
   * How it stands in another context, in a session of its own that changes nothing; the session in
   * use stays.
   */
  Outcome<Elsewhere> elsewhere(Context context);

  /** What pages and sheets reach beside these reads. */
  Features features();

  /** Changes of secrets' values. */
  SecretEdits edits();

  /** Changes of secrets as a whole. */
  SecretLife life();

  /** The way in which anything is changed. */
  Changes changes();

  /** Something that was read, as an indented JSON document without secret values. */
  default String json(Object thing, List<Unknown> unknowns) {
    return RawJson.of(thing);
  }

  /** Services and tasks: what they are, and what is done to them. */
  ServiceDesk operations();

  /** Where a session into a container can be opened. */
  Sessions sessions();

  AlarmDesk alarms();

  /**
   * Switches the actions of alarms on again whose silence is over, as a recorded change: their
   * names. Where there is none only files are read.
   */
  default Outcome<List<String>> endSilences() {
    return Outcome.done(List.of());
  }

  LogDesk logs();

  /** What one service carried. */
  MetricsReader metrics();

  /** What changed, and when. */
  TimeLineReader timeLine();

  /** Rotations that this machine remembers, the newest first; reads files only. */
  Outcome<Listing<Operation>> rotationJournals();

  /** Runs of the checklist that this machine remembers, the oldest first; reads files only. */
  Outcome<List<History.Entry>> checklistRuns();

  /** The time limit of one read, starting now. */
  Deadline deadline();

  /** The time that AWS lives in. */
  Instant now();

  Outcome<Identity> identity();

  Outcome<HealthReport> health();

  Outcome<Snapshot<List<InventoryEntry>>> secrets();

  /** By {@code cluster/name}. */
  Outcome<Snapshot<ServiceDetail>> service(String ref);

  /** By ARN; also one that is scheduled for deletion, without what its value would tell. */
  Outcome<Snapshot<SecretDetail>> secret(String arn);
}
