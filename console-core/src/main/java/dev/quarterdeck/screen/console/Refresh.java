package dev.quarterdeck.screen.console;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.screen.loop.Effect;
import dev.quarterdeck.screen.services.ServicesTable;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** What a page reads, and how the answers are taken in. */
final class Refresh {
  private final Reads reads;

  Refresh(Reads reads) {
    this.reads = reads;
  }

  /** Account and clusters make the environment's label more certain. */
  Effect<Msg> facts() {
    return new Effect<>("facts", () -> new Msg.FactsRead(reads.facts(), reads.contexts()));
  }

  /** The feed with the answer taken in. */
  static <T> Feed<Snapshot<T>> answered(
      Feed<Snapshot<T>> feed, Outcome<Snapshot<T>> outcome, Instant now) {
    return outcome instanceof Outcome.Done<Snapshot<T>>(Snapshot<T> s)
        ? feed.answered(outcome, now, s.asOf(), s.unknowns())
        : feed.answered(outcome, now, now, List.of());
  }

  /** The health report taken in, with the table made of it. */
  static void health(Draft d, Outcome<HealthReport> outcome, Instant now) {
    List<Unknown> unknowns =
        outcome instanceof Outcome.Done<HealthReport>(HealthReport r) ? r.unknowns() : List.of();
    Instant asOf =
        outcome instanceof Outcome.Done<HealthReport>(HealthReport r) ? r.asOf() : now;
    d.health = d.health.answered(outcome, now, asOf, unknowns);
    if (d.health.value() != null) {
      d.servicesTable = d.servicesTable.withTable(ServicesTable.of(d.health.value()));
    }
  }

  void readIfNever(Draft d, List<Effect<Msg>> effects) {
    boolean never =
        switch (d.page()) {
          case Page.Services() -> d.health.startedAt() == null;
          case Page.Secrets() -> d.secrets.startedAt() == null;
          case Page.ServiceOf p -> true;
          case Page.SecretOf p -> true;
        };
    if (never) {
      read(d, effects);
    }
  }

  /** Reads what the shown page shows; the key makes the newest read win. */
  void read(Draft d, List<Effect<Msg>> effects) {
    switch (d.page()) {
      case Page.Services() -> readHealth(d, effects);
      case Page.Secrets() -> {
        d.secrets = d.secrets.started(d.now);
        effects.add(
            new Effect<>(
                "secrets", () -> new Msg.SecretsRead(safe(reads::secrets), reads.now())));
      }
      case Page.ServiceOf(String arn, String ref) -> {
        d.service = d.service.started(d.now);
        effects.add(
            new Effect<>(
                "service",
                () -> new Msg.ServiceRead(arn, safe(() -> reads.service(ref)), reads.now())));
        // The page's verdict and reasons come from the report: they must not grow old meanwhile.
        if (d.due(d.health)) {
          readHealth(d, effects);
        }
      }
      case Page.SecretOf(String arn, String name) -> {
        d.secret = d.secret.started(d.now);
        effects.add(
            new Effect<>(
                "secret",
                () -> new Msg.SecretRead(arn, safe(() -> reads.secret(arn)), reads.now())));
      }
    }
  }

  void readHealth(Draft d, List<Effect<Msg>> effects) {
    d.health = d.health.started(d.now);
    effects.add(
        new Effect<>("health", () -> new Msg.HealthRead(safe(reads::health), reads.now())));
  }

  void readIdentity(Draft d, List<Effect<Msg>> effects) {
    d.identity = d.identity.started(d.now);
    effects.add(
        new Effect<>("identity", () -> new Msg.IdentityRead(safe(reads::identity), reads.now())));
  }

  /** A read that throws is one that failed: its feed must not wait for ever. */
  private static <T> Outcome<T> safe(Supplier<Outcome<T>> read) {
    return Outcome.of(() -> read.get().orThrow());
  }
}
