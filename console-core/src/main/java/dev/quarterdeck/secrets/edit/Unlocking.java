package dev.quarterdeck.secrets.edit;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.SecretEditor;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the labels of a change that was given up off a secret, so that the next one can begin.
 * AWSCURRENT stays where it is.
 */
public final class Unlocking {
  /** An edit holds its own label without AWSPENDING for an instant only. */
  private static final Duration STRAY_AFTER = Duration.ofHours(1);

  private final SecretStore store;
  private final Staging staging;
  private final Leftovers leftovers;
  private final Unfinished unfinished;
  private final InstantSource clock;

  public Unlocking(
      SecretStore store, SecretEditor editor, Unfinished unfinished, InstantSource clock) {
    this.store = store;
    this.staging = new Staging(store, editor);
    this.leftovers = new Leftovers(store, editor, unfinished);
    this.unfinished = unfinished;
    this.clock = clock;
  }

  /** The change; nothing to do where nothing waits. Refused while an edit of this machine runs. */
  public Outcome<Change<Done>> unlock(String id) {
    return Outcome.of(() -> unlocking(id));
  }

  private Change<Done> unlocking(String id) {
    SecretSummary secret = Gate.open(store.describe(id).orThrow());
    Optional<Staging.Holder> holder = staging.holder(secret);
    List<Leftovers.Left> left = new ArrayList<>();
    List<String> details = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    holder.ifPresent(
        h -> {
          refuseRunning(secret, h);
          left.add(new Leftovers.Left(h.version(), Staging.PENDING));
          details.add("- " + line(h));
          notes.add(
              "AWSCURRENT stays on version "
                  + secret.currentVersion()
                  + ". If that change still runs somewhere it stops without being promoted.");
          if (h.owner() == null && secret.rotation().enabled()) {
            notes.add("Native rotation is on: it can be started again afterwards.");
          }
        });
    secret.stages().forEach((version, stages) -> strays(secret, version, stages, holder, left));
    left.stream()
        .filter(l -> !l.stage().equals(Staging.PENDING))
        .forEach(l -> details.add("- label " + l.stage() + " of version " + l.version()));
    Plan plan =
        new Plan(
            "secrets.unlock",
            secret.name(),
            secret.name(),
            left.isEmpty()
                ? "Nothing waits under AWSPENDING of " + secret.name() + "."
                : "Give up the change of " + secret.name() + " that is under way.",
            details,
            left.stream().map(l -> l.step("")).toList(),
            notes,
            secret.tags());
    return new Simple(
        plan,
        () ->
            Outcome.of(
                () -> {
                  if (!left.isEmpty()) {
                    leftovers.cleared(secret, left);
                  }
                  return new Done(
                      secret.name(),
                      secret.arn(),
                      left.isEmpty() ? "nothing to change" : "done",
                      !left.isEmpty(),
                      null,
                      null,
                      secret.tags());
                }),
        () -> {});
  }

  private void refuseRunning(SecretSummary secret, Staging.Holder holder) {
    OwnLabel owner = holder.owner();
    if (owner != null && unfinished.running(owner.operation())) {
      throw Gate.refused(
          "The change of " + Text.clean(secret.name()) + " runs on this machine right now.",
          "Let it end, or stop it with Ctrl-C in its own window: it takes its labels away.");
    }
  }

  private static String line(Staging.Holder h) {
    return "AWSPENDING of version "
        + h.version()
        + (h.owner() == null
            ? ", made by another tool"
            : ", by " + h.owner().who() + " (" + h.owner().operation() + ")")
        + (h.since() == null ? "" : ", since " + h.since());
  }

  /** Labels of ours on the pending version, of dead edits, and old ones that nobody tidied up. */
  private void strays(
      SecretSummary secret,
      String version,
      List<String> stages,
      Optional<Staging.Holder> holder,
      List<Leftovers.Left> left) {
    for (String stage : stages) {
      OwnLabel label = OwnLabel.parse(stage);
      if (label != null
          && (holder.filter(h -> h.version().equals(version)).isPresent()
              || unfinished.abandoned(label.operation())
              || old(secret, version))) {
        left.add(new Leftovers.Left(version, stage));
      }
    }
  }

  private boolean old(SecretSummary secret, String version) {
    return store.createdAt(secret.arn(), version) instanceof Outcome.Done<Instant>(Instant at)
        && at.isBefore(clock.instant().minus(STRAY_AFTER));
  }
}
