package dev.quarterdeck.health;

import dev.quarterdeck.kernel.Unknown;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verdict over everything that was looked at; the worst service decides. */
public record HealthReport(
    @Nullable String account,
    @Nullable String region,
    Instant asOf,
    Verdict verdict,
    List<ServiceHealth> services,
    List<Unknown> unknowns) {
  public HealthReport {
    services = List.copyOf(services);
    unknowns = List.copyOf(unknowns);
  }
}
