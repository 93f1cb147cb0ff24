package dev.quarterdeck.audit.ship;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.audit.ShippedMark;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Sends the record to a log group, every entry once, as the lines that it has here. How far it came
 * is written down before and after each batch; where the answer to one was lost, the stream itself
 * is asked what arrived. CloudWatch refuses lines of more than 14 days, and of more than two hours
 * to come, as a clock that was wrong once leaves behind: those carry the oldest time that it takes,
 * or this one; their own stands in them.
 */
public final class Shipping {
  /** The action under which shipping itself is recorded. */
  public static final String ACTION = "audit.ship";

  private static final Duration OLDEST = Duration.ofDays(13);
  private static final Duration MARGIN = Duration.ofHours(1);

  /** Lines that arrived can be read after a moment only. */
  private static final int LOOKS = 5;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final AuditLog audit;
  private final LogSink sink;
  private final Path folder;
  private final InstantSource clock;
  private final Pause pause;

  /** {@code folder}: where is kept how far it came. */
  public Shipping(AuditLog audit, LogSink sink, Path folder, InstantSource clock, Pause pause) {
    this.audit = audit;
    this.sink = sink;
    this.folder = folder;
    this.clock = clock;
    this.pause = pause;
  }

  /** Where to; account and region tell places of the same name apart. */
  public record Place(String account, String region, String group, String stream) {
    String key() {
      return String.join("\n", account, region, group, stream);
    }
  }

  /**
   * What became of it.
   *
   * @param sent entries that were sent now
   * @param found entries that had arrived before without this machine knowing
   */
  public record Result(Place place, int sent, int found, int batches) {}

  /** Stream of a record where none is named: the same for ever, another for every record. */
  public Outcome<String> stream() {
    return audit
        .entries()
        .map(
            all ->
                "quarterdeck-"
                    + (all.isEmpty() ? "empty" : all.getFirst().hash().substring(0, 16)));
  }

  /**
   * How many entries wait, those that shipping itself made not counted. Refused while the chain
   * does not hold, or where another record was sent to the place.
   */
  public Outcome<Integer> waiting(Place place) {
    return sink.group(place.group())
        .then(
            group ->
                Outcome.of(
                    () -> {
                      try (Shipped shipped = Shipped.open(folder, place.key())) {
                        ShippedMark state = shipped.read();
                        return (int)
                            after(state == null ? ShippedMark.NOTHING : state).stream()
                                .filter(e -> !e.action().equals(ACTION))
                                .count();
                      }
                    }));
  }

  private List<AuditEntry> after(ShippedMark state) {
    AuditLog.Verification verdict = audit.chain().orThrow();
    if (!verdict.intact()) {
      throw new ProblemException(
          new Problem.Refused(
              "The record does not hold and is not shipped: " + verdict.text(),
              "Look at it with: qd audit verify"));
    }
    List<AuditEntry> all = audit.entries().orThrow();
    boolean other =
        state.seq() > all.size()
            || (state.seq() > 0 && !all.get((int) state.seq() - 1).hash().equals(state.hash()));
    if (other) {
      throw new ProblemException(
          new Problem.Refused(
              "Another record than this one was sent there.", "Choose another --stream."));
    }
    return all.subList((int) state.seq(), all.size());
  }

  /** Sends what waits: {@code aws logs create-log-stream}, {@code put-log-events}. */
  public Outcome<Result> ship(Place place) {
    return sink.group(place.group())
        .then(
            group ->
                Outcome.of(
                    () -> {
                      try (Shipped shipped = Shipped.open(folder, place.key())) {
                        return ship(place, group, shipped);
                      }
                    }));
  }

  private Result ship(Place place, LogSink.Group group, Shipped shipped)
      throws InterruptedException {
    ShippedMark before = shipped.read();
    after(before == null ? ShippedMark.NOTHING : before);
    boolean made = sink.makeStream(place.group(), place.stream()).orThrow();
    // A stream that had to be made holds nothing, whatever was sent to one of its name before.
    ShippedMark state = before == null || made ? ShippedMark.NOTHING : before;
    List<AuditEntry> entries = after(state);
    Instant oldest = oldest(group);
    Set<String> there = new HashSet<>();
    if (state.sending() != null) {
      there = arrived(place, Objects.requireNonNull(state.sending()), entries, LOOKS);
    } else if (before == null && !made) {
      there = arrived(place, Instant.EPOCH, entries, 1);
    }
    List<AuditEntry> waiting = new ArrayList<>();
    for (AuditEntry e : entries) {
      if (!there.contains(e.hash())) {
        waiting.add(e);
      } else if (waiting.isEmpty()) {
        // When the next answer is lost, only what was sent with it is looked for.
        state = new ShippedMark(e.seq(), e.hash(), state.sending());
      }
    }
    List<List<LogSink.Line>> batches = Batches.of(lines(waiting, oldest, clock.instant()));
    int sent = 0;
    for (List<LogSink.Line> batch : batches) {
      shipped.write(new ShippedMark(state.seq(), state.hash(), batch.getFirst().at()));
      sink.put(place.group(), place.stream(), batch).orThrow();
      sent += batch.size();
      AuditEntry last = waiting.get(sent - 1);
      state = new ShippedMark(last.seq(), last.hash(), null);
      shipped.write(state);
    }
    if (sent == 0 && !entries.isEmpty()) {
      state = new ShippedMark(entries.getLast().seq(), entries.getLast().hash(), null);
      shipped.write(state);
    }
    return new Result(place, sent, there.size(), batches.size());
  }

  private Instant oldest(LogSink.Group group) {
    Integer days = group.retentionDays();
    Duration kept = days == null ? OLDEST : Duration.ofDays(days).minus(MARGIN);
    return clock.instant().minus(kept.compareTo(OLDEST) < 0 ? kept : OLDEST);
  }

  /** In their order, none before the one ahead of it nor outside of what the group takes. */
  private static List<LogSink.Line> lines(List<AuditEntry> entries, Instant oldest, Instant now) {
    List<LogSink.Line> lines = new ArrayList<>();
    Instant at = oldest;
    for (AuditEntry e : entries) {
      Instant own = e.at().isAfter(now) ? now : e.at();
      at = own.isAfter(at) ? own : at;
      lines.add(new LogSink.Line(at, e.line()));
    }
    return lines;
  }

  /** Hashes of those entries that the stream has. */
  private Set<String> arrived(Place place, Instant from, List<AuditEntry> entries, int looks)
      throws InterruptedException {
    Set<String> wanted = new HashSet<>();
    entries.forEach(e -> wanted.add(e.hash()));
    Set<String> found = new HashSet<>();
    for (int i = 0; i < looks && found.isEmpty(); i++) {
      if (i > 0) {
        pause.pause(BETWEEN_LOOKS);
      }
      for (String message : sink.messages(place.group(), place.stream(), from).orThrow()) {
        AuditEntry.ofLine(message)
            .map(AuditEntry::hash)
            .filter(wanted::contains)
            .ifPresent(found::add);
      }
    }
    return found;
  }
}
