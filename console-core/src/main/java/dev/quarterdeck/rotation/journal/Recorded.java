package dev.quarterdeck.rotation.journal;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.secrets.Promotions;
import java.time.Instant;
import java.util.Optional;

/** Promotions as this machine's journals tell them; read when asked for. */
public final class Recorded implements Promotions {
  private final Journals journals;

  public Recorded(Journals journals) {
    this.journals = journals;
  }

  @Override
  public Optional<Instant> at(String secretArn, String version) {
    return journals.list() instanceof Outcome.Done<Listing<Operation>>(Listing<Operation> all)
        ? all.items().stream()
            .flatMap(o -> o.course().phases().stream())
            .filter(p -> p.has(secretArn))
            .flatMap(p -> moved(p, p.version(secretArn), version).stream())
            .max(Instant::compareTo)
        : Optional.empty();
  }

  private static Optional<Instant> moved(Phase phase, Phase.Version v, String version) {
    if (v.base().equals(version) && v.state() == Phase.State.REVERSED) {
      return Optional.ofNullable(phase.reversedAt());
    }
    return v.id().equals(version) ? Optional.ofNullable(phase.promotedAt()) : Optional.empty();
  }
}
