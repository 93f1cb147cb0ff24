package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.screen.loop.Effect;
import java.util.List;
import java.util.function.Supplier;

/** The reads that pages ask for, as effects; the key makes the newest read of a kind win. */
final class Reading {
  private final Reads reads;

  Reading(Reads reads) {
    this.reads = reads;
  }

  /** Account and clusters make the environment's label more certain. */
  Effect<Msg> facts() {
    return new Effect<>("facts", () -> new Msg.FactsRead(reads.facts(), reads.contexts()));
  }

  /** All that the shown page is made of, due or not. */
  void everything(Draft d, List<Effect<Msg>> effects) {
    identity(d, effects);
    page(d, effects);
    if (d.page() instanceof Page.ServiceOf && !d.health.loading()) {
      health(d, effects);
    }
  }

  /** What the shown page has never read. */
  void ifNever(Draft d, List<Effect<Msg>> effects) {
    boolean never =
        switch (d.page()) {
          case Page.Services() -> d.health.startedAt() == null;
          case Page.Secrets() -> d.secrets.startedAt() == null;
          case Page.ServiceOf p -> true;
          case Page.SecretOf p -> true;
        };
    if (never) {
      page(d, effects);
    }
  }

  /** What the shown page shows. */
  void page(Draft d, List<Effect<Msg>> effects) {
    switch (d.page()) {
      case Page.Services() -> health(d, effects);
      case Page.Secrets() -> {
        d.secrets = d.secrets.started(d.now);
        effects.add(
            new Effect<>("secrets", () -> new Msg.SecretsRead(safe(reads::secrets), reads.now())));
      }
      case Page.ServiceOf(String arn, String ref) -> {
        d.service = d.service.started(d.now);
        effects.add(
            new Effect<>(
                "service",
                () -> new Msg.ServiceRead(arn, safe(() -> reads.service(ref)), reads.now())));
        // The page's verdict and reasons come from the report: they must not grow old meanwhile.
        if (d.due(d.health)) {
          health(d, effects);
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

  private void health(Draft d, List<Effect<Msg>> effects) {
    d.health = d.health.started(d.now);
    effects.add(new Effect<>("health", () -> new Msg.HealthRead(safe(reads::health), reads.now())));
  }

  void identity(Draft d, List<Effect<Msg>> effects) {
    d.identity = d.identity.started(d.now);
    effects.add(
        new Effect<>("identity", () -> new Msg.IdentityRead(safe(reads::identity), reads.now())));
  }

  /** A read that throws is one that failed: its feed must not wait for ever. */
  private static <T> Outcome<T> safe(Supplier<Outcome<T>> read) {
    return Outcome.of(() -> read.get().orThrow());
  }
}
