package dev.quarterdeck.secrets.edit;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.SecretEditor;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of a new version: put under a label of its own, then AWSPENDING by compare-and-swap, then
 * AWSCURRENT by compare-and-swap, then both labels off. PutSecretValue takes a label from its
 * holder silently, so AWSPENDING is never among those that it sets; whoever holds AWSPENDING has
 * the secret to itself, and its own label tells everybody else who that is.
 */
public final class Staging {
  public static final String CURRENT = "AWSCURRENT";
  public static final String PENDING = "AWSPENDING";
  public static final String PREVIOUS = "AWSPREVIOUS";

  /** Others who come and go this often within one of our swaps are a fight, not a race. */
  private static final int ATTEMPTS = 4;

  private final SecretStore store;
  private final SecretEditor editor;

  public Staging(SecretStore store, SecretEditor editor) {
    this.store = store;
    this.editor = editor;
  }

  /**
   * Who holds AWSPENDING.
   *
   * @param version that waits under it
   * @param owner from its label; null where another tool made it
   * @param since when the version was made; null where that cannot be read
   */
  public record Holder(String version, @Nullable OwnLabel owner, @Nullable Instant since) {}

  /** The version under AWSPENDING when it is not the current one, which means that none waits. */
  public static @Nullable String pendingVersion(SecretSummary secret) {
    String pending = secret.versionOf(PENDING);
    return pending == null || pending.equals(secret.currentVersion()) ? null : pending;
  }

  /** Who holds AWSPENDING; empty when nobody does. */
  public Optional<Holder> holder(SecretSummary secret) {
    String version = pendingVersion(secret);
    if (version == null) {
      return Optional.empty();
    }
    Instant since =
        store.createdAt(secret.arn(), version) instanceof Outcome.Done<Instant>(Instant at)
            ? at
            : null;
    return Optional.of(new Holder(version, OwnLabel.on(secret, version), since));
  }

  /** The refusal because of a holder: who, since when, and what to do. */
  public static Problem.Conflict held(SecretSummary secret, Holder holder) {
    String name = Text.clean(secret.name());
    OwnLabel owner = holder.owner();
    String since = holder.since() == null ? "" : " since " + holder.since();
    return new Problem.Conflict(
        (owner == null
                ? "Somebody else's change of " + name
                : "A change of " + name + " by " + owner.who() + " (" + owner.operation() + ")")
            + " is under way: version "
            + Text.clean(holder.version())
            + " waits under AWSPENDING"
            + since
            + ".",
        "Wait for it, or ask whoever made it. If it was given up: qd secrets unlock " + name,
        holder.since());
  }

  /**
   * Puts the value as version {@code token} and takes AWSPENDING for it. Repeating it with the same
   * value does no harm. When somebody else holds AWSPENDING it fails with who and since when, and
   * the version is left without labels, to vanish.
   *
   * @param secret as DescribeSecret told it just now
   * @param token 32 to 64 characters; becomes the version's id
   */
  public Outcome<String> stage(
      SecretSummary secret, OwnLabel label, String token, SecretValue value) {
    return Outcome.of(
        () -> {
          refuseHeld(secret, token);
          editor.put(secret.arn(), token, value, List.of(label.text())).orThrow();
          return take(secret, label, token).orThrow();
        });
  }

  /**
   * Takes AWSPENDING for a version that was put before, from nobody or from the current version,
   * where it means nothing. Gives the version's id.
   */
  public Outcome<String> take(SecretSummary secret, OwnLabel label, String token) {
    return Outcome.of(
        () -> {
          SecretSummary now = secret;
          for (int i = 0; ; i++) {
            if (token.equals(now.versionOf(PENDING))) {
              return token;
            }
            String from = now.versionOf(PENDING);
            if (pendingVersion(now) != null) {
              clear(now.arn(), label, token);
              refuseHeld(now, token);
            }
            Outcome<String> moved = editor.move(now.arn(), PENDING, token, from);
            if (moved.isDone()) {
              return token;
            }
            String arn = now.arn();
            now = Calm.get(() -> store.describe(arn)).orThrow();
            String holder = now.versionOf(PENDING);
            boolean unchanged = holder == null ? from == null : holder.equals(from);
            if (unchanged || i == ATTEMPTS) {
              moved.orThrow();
            }
          }
        });
  }

  private void refuseHeld(SecretSummary secret, String token) {
    Optional<Holder> holder = holder(secret);
    if (holder.isPresent() && !holder.get().version().equals(token)) {
      throw new ProblemException(held(secret, holder.get()));
    }
  }

  /**
   * Moves AWSCURRENT from one version to another by compare-and-swap and gives the version that
   * holds it afterwards: {@code to}, or that of somebody who was faster. After a lost answer the
   * repeated swap fails although the first one was made, so the secret is asked.
   */
  public Outcome<String> promote(String arn, String to, String from) {
    return Outcome.of(
        () -> {
          Outcome<String> moved = editor.move(arn, CURRENT, to, from);
          String current = Calm.get(() -> store.describe(arn)).orThrow().currentVersion();
          if (current == null || current.equals(from)) {
            moved.orThrow();
            throw new ProblemException(
                new Problem.Unexpected(
                    "AWSCURRENT was moved and is not where it was moved to.",
                    "Look with: qd secrets versions " + Text.clean(arn),
                    "AWSCURRENT on " + Text.clean(String.valueOf(current))));
          }
          return current;
        });
  }

  /**
   * Takes AWSPENDING and the own label off a version, each only where it is: AWSPENDING must not
   * stay, for it means a rotation under way. Done also when the run was interrupted.
   */
  public Outcome<String> clear(String arn, OwnLabel label, String token) {
    return Calm.get(
        () ->
            store
                .describe(arn)
                .then(now -> off(now, PENDING, token).then(done -> off(now, label.text(), token))));
  }

  private Outcome<String> off(SecretSummary secret, String stage, String version) {
    return version.equals(secret.versionOf(stage))
        ? editor.move(secret.arn(), stage, null, version)
        : Outcome.done(secret.arn());
  }
}
