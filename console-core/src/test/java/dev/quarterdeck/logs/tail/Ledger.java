package dev.quarterdeck.logs.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.logs.LogLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Every line of every stream once, of those written until a few seconds before the end. */
final class Ledger implements Tail.Sink {
  private final Map<String, BitSet> got = new HashMap<>();
  final List<String> notes = new ArrayList<>();
  private final long enough;
  private final BooleanSupplier done;
  long lines;
  long twice;
  private long disorder;
  private @Nullable Instant last;

  Ledger(long enough) {
    this(enough, () -> true);
  }

  Ledger(long enough, BooleanSupplier done) {
    this.enough = enough;
    this.done = done;
  }

  @Override
  public boolean lines(List<LogLine> more) {
    for (LogLine l : more) {
      int n = Integer.parseInt(l.event().message().substring(2));
      BitSet seen =
          got.computeIfAbsent(l.event().group() + "/" + l.event().stream(), s -> new BitSet());
      twice += seen.get(n) ? 1 : 0;
      seen.set(n);
      lines++;
      if (last != null && l.event().at().isBefore(last)) {
        disorder += l.late() ? 0 : 1;
      } else {
        last = l.event().at();
      }
    }
    return lines < enough || !done.getAsBoolean();
  }

  @Override
  public void note(String text) {
    notes.add(text);
  }

  /** The same for a live tail, which trails a clock that is pushed on: none up to its newest. */
  void holds(String stream, int latest) {
    holds(stream, 0, got.getOrDefault(stream, new BitSet()).length() - latest);
  }

  /** How many of the first {@code until} are missing. */
  long missing(String stream, long until) {
    return until - got.getOrDefault(stream, new BitSet()).get(0, (int) until).cardinality();
  }

  void holds(String stream, long first, long until) {
    BitSet seen = got.getOrDefault(stream, new BitSet());
    assertThat(twice).as("given twice").isZero();
    assertThat(disorder).as("out of order and not marked late").isZero();
    assertThat(seen.nextClearBit((int) first))
        .as("the first missing of " + stream)
        .isGreaterThanOrEqualTo((int) until);
  }
}
