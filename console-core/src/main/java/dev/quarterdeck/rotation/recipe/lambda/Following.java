package dev.quarterdeck.rotation.recipe.lambda;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.recipe.ProviderDriven;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.VersionRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One rotation by a function, watched from outside: labels, values, and the function's log. */
final class Following {
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration SLOW_POLL = Duration.ofSeconds(10);
  private static final Duration QUICK = Duration.ofSeconds(30);

  /** Log lines take some seconds to arrive, and clocks differ. */
  private static final Duration BEFORE = Duration.ofMinutes(1);

  private final SecretStore store;
  private final FunctionLog log;
  private final InstantSource clock;
  private final Pause pause;
  private final Duration patience;
  private final String function;
  private final String arn;
  private final String version;
  private final Consumer<String> progress;
  private final Instant began;
  private @Nullable String told;

  /** {@code version}: the one that the function makes. */
  Following(
      SecretStore store,
      FunctionLog log,
      InstantSource clock,
      Pause pause,
      Duration patience,
      String function,
      String arn,
      String version,
      Consumer<String> progress) {
    this.store = store;
    this.log = log;
    this.clock = clock;
    this.pause = pause;
    this.patience = patience;
    this.function = function;
    this.arn = arn;
    this.version = version;
    this.progress = progress;
    this.began = clock.instant();
  }

  /** The version under AWSPENDING when it is not the current one, which means that none waits. */
  static @Nullable String pending(SecretSummary secret) {
    String pending = secret.versionOf("AWSPENDING");
    return pending == null || pending.equals(secret.currentVersion()) ? null : pending;
  }

  /** Whether the rotation has begun. */
  boolean started() {
    return store.describe(arn) instanceof Outcome.Done<SecretSummary>(SecretSummary now)
        && (version.equals(pending(now)) || version.equals(now.currentVersion()));
  }

  ProviderDriven.Driven done(SecretSummary now) {
    return new ProviderDriven.Driven(
        version, promoted(now), "the function " + function + " had finished already");
  }

  /** AWS's own date where it gives one: tasks' dates are AWS's too, and clocks differ. */
  private Instant promoted(SecretSummary now) {
    return Objects.requireNonNullElse(now.changedAt(), clock.instant());
  }

  /** Waits until AWSCURRENT is on the version; fails with why it is not. */
  ProviderDriven.Driven toTheEnd() throws InterruptedException {
    boolean valued = false;
    tell("The function " + function + " was started.");
    while (true) {
      SecretSummary now = store.describe(arn).orThrow();
      Instant at = clock.instant();
      if (version.equals(now.currentVersion())) {
        tell("AWSCURRENT is on the new version.");
        return new ProviderDriven.Driven(
            version,
            promoted(now),
            "the function "
                + function
                + " finished after "
                + Duration.between(began, at).toSeconds()
                + " s");
      }
      if (!version.equals(pending(now))) {
        throw new ProblemException(taken(now));
      }
      if (!valued && hasValue()) {
        valued = true;
        tell("createSecret is done: the new version has its value.");
      }
      Duration waited = Duration.between(began, at);
      if (waited.compareTo(QUICK) > 0) {
        sayFailure(at);
      }
      if (waited.compareTo(patience) >= 0) {
        throw new ProblemException(hangs(now));
      }
      pause.pause(waited.compareTo(QUICK) > 0 ? SLOW_POLL : POLL);
    }
  }

  private void tell(String text) {
    if (!text.equals(told)) {
      told = text;
      progress.accept(text);
    }
  }

  private void sayFailure(Instant at) {
    String failure = failure(began, at).text();
    if (failure != null) {
      tell("The function failed and is tried again: " + failure);
    }
  }

  private boolean hasValue() {
    if (store.read(arn, new VersionRef.Id(version))
        instanceof Outcome.Done<SecretContent>(SecretContent content)) {
      content.close();
      return true;
    }
    return false;
  }

  /** What the function logged; values of the secret in it are masked. */
  private FunctionLog.Said failure(Instant from, Instant to) {
    List<SecretValue> values = new ArrayList<>();
    try {
      for (VersionRef ref : List.of(VersionRef.CURRENT, new VersionRef.Id(version))) {
        if (store.read(arn, ref) instanceof Outcome.Done<SecretContent>(SecretContent content)) {
          values.add(content.value());
        }
      }
      return log.lastFailure(function, from.minus(BEFORE), to, values);
    } finally {
      values.forEach(SecretValue::close);
    }
  }

  private Problem taken(SecretSummary now) {
    return new Problem.Conflict(
        "The rotation was taken away: AWSPENDING is "
            + (pending(now) == null ? "on no version" : "on another version")
            + (now.rotation().enabled() ? "." : ", and the schedule was turned off."),
        "Look at who did that: qd secrets versions "
            + Text.clean(now.name())
            + "; AWSCURRENT is unchanged.",
        null);
  }

  /** Patience is over; AWS may still go on. */
  private Problem hangs(SecretSummary now) {
    return new Problem.TimedOut(
        "The function "
            + function
            + " has not finished after "
            + patience.toMinutes()
            + " minutes: "
            + reason(began),
        "AWSCURRENT is unchanged. Mend the function, and Secrets Manager's next attempt can succeed:"
            + " follow it with qd rotations resume. To give it up: "
            + givingUp(now));
  }

  /** Somebody's rotation, perhaps one that hangs, is in the way. */
  Problem underWay(SecretSummary secret) {
    Instant since =
        store.createdAt(arn, version) instanceof Outcome.Done<Instant>(Instant at) ? at : null;
    Instant due = secret.rotation().nextDate();
    String late =
        due != null && due.isBefore(clock.instant())
            ? " It was due at the latest " + due + "."
            : "";
    return new Problem.Conflict(
        "A rotation of "
            + Text.clean(secret.name())
            + " is not complete: version "
            + Text.clean(version)
            + " waits under AWSPENDING"
            + (since == null ? "" : " since " + since)
            + "; "
            + reason(Objects.requireNonNullElse(since, began.minus(Duration.ofDays(1))))
            + late,
        "Wait for it, or mend the function and let Secrets Manager try again. To give it up: "
            + givingUp(secret),
        since);
  }

  private static String givingUp(SecretSummary secret) {
    return "qd secrets unlock " + Text.clean(secret.name());
  }

  private String reason(Instant from) {
    String step =
        hasValue()
            ? "the new version has its value, so setSecret, testSecret or finishSecret did not end."
            : "the new version has no value, so createSecret did not end.";
    FunctionLog.Said said = failure(from, clock.instant());
    if (said.text() != null) {
      return step + " Its log says, at " + said.at() + ": " + said.text();
    }
    return step
        + (said.unread() == null
            ? " Its log tells of no failure."
            : " Why is unknown: " + said.unread() + ".");
  }
}
