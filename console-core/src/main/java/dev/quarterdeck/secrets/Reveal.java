package dev.quarterdeck.secrets;

import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.session.Identities;
import dev.quarterdeck.session.Identity;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The only way to a value: with a reason, recorded before it is read and after. When the record
 * cannot be written, nothing is revealed.
 */
public final class Reveal {
  public static final String ACTION = "secrets.reveal";
  public static final String EXPORT = "secrets.export";
  public static final String COPY = "secrets.copy";

  private final SecretReader secrets;
  private final Identities identities;
  private final AuditLog audit;
  private final Supplier<String> region;

  public Reveal(
      SecretReader secrets, Identities identities, AuditLog audit, Supplier<String> region) {
    this.secrets = secrets;
    this.identities = identities;
    this.audit = audit;
    this.region = region;
  }

  /** The caller closes the content as soon as it was shown. {@code key} null: the whole value. */
  public Outcome<SecretContent> reveal(String id, @Nullable String key, String reason) {
    return read(ACTION, id, key, reason);
  }

  /** For the clipboard; recorded like a reveal, under its own name. */
  public Outcome<SecretContent> copy(String id, @Nullable String key, String reason) {
    return read(COPY, id, key, reason);
  }

  /** The whole value to be written somewhere; recorded like a reveal, under its own name. */
  public Outcome<SecretContent> export(String id, String reason) {
    return read(EXPORT, id, null, reason);
  }

  private Outcome<SecretContent> read(
      String action, String id, @Nullable String key, String reason) {
    if (reason.isBlank()) {
      return Outcome.failed(
          new Problem.Invalid(
              "A reveal needs a reason.", "Say why: --reason \"checking the webhook's key\"."));
    }
    return identities.caller().then(who -> read(who, action, id, key, reason));
  }

  private Outcome<SecretContent> read(
      Identity who, String action, String id, @Nullable String key, String reason) {
    String target = key == null ? id : id + " " + key;
    if (record(who, action, target, reason, "intended")
        instanceof Outcome.Failed<?>(Problem problem)) {
      return Outcome.failed(problem);
    }
    return switch (secrets.value(id, key)) {
      case Outcome.Done<SecretContent>(SecretContent content) ->
          recorded(who, action, target, reason, content);
      case Outcome.Failed<SecretContent>(Problem problem) -> {
        Outcome<?> written = record(who, action, target, reason, "failed: " + problem.sentence());
        yield Outcome.failed(
            written instanceof Outcome.Failed<?>(Problem unrecorded) ? unrecorded : problem);
      }
    };
  }

  private Outcome<SecretContent> recorded(
      Identity who, String action, String target, String reason, SecretContent content) {
    Outcome<?> written =
        record(who, action, target, reason, "done, version " + content.versionId());
    if (written instanceof Outcome.Failed<?>(Problem problem)) {
      content.close();
      return Outcome.failed(problem);
    }
    return Outcome.done(content);
  }

  private Outcome<?> record(
      Identity who, String action, String target, String reason, String outcome) {
    return audit.append(
        new AuditLog.Event(
            who.arn(), who.account(), region.get(), action, target, reason, outcome, null));
  }
}
