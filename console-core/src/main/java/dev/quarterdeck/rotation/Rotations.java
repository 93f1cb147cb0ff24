package dev.quarterdeck.rotation;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.run.Progress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rotations of keys: planned, run, resumed, taken back, and the journals of those that were. */
public final class Rotations {
  private static <T> Outcome<T> notYet() {
    return Outcome.failed(
        new Problem.Refused("Rotations are not built in yet.", "Use a later version."));
  }

  /**
   * Reads what a rotation would meet and plans it; changes nothing. Refuses secrets that are
   * deleted, managed by a service, replicas, or held by somebody else ({@link Problem.Conflict}
   * says who and since when), and consumers that are not steady. An empty plan never comes of it.
   */
  public Outcome<Change<RotationResult>> prepare(RotationRequest request, Progress progress) {
    return notYet();
  }

  /** All of this machine's, the newest first; a journal that cannot be read is an unknown. */
  public Outcome<Listing<Operation>> list() {
    return notYet();
  }

  /** One by its id, or by the beginning of it where that is unique. */
  public Outcome<Operation> show(String id) {
    return notYet();
  }

  /**
   * Goes on where an operation stopped, forward or back.
   *
   * @param onto a version that somebody else promoted meanwhile and that the operation may go on
   *     from; null for none
   */
  public Outcome<Change<RotationResult>> resume(
      String id, @Nullable String onto, Progress progress) {
    return notYet();
  }

  /** Backs an operation out that stopped before its end: secret and services as they were. */
  public Outcome<Change<RotationResult>> abort(String id, Progress progress) {
    return notYet();
  }

  /**
   * Retires the old credential of a completed operation: the point of no return.
   *
   * @param early although its overlap has not passed
   */
  public Outcome<Change<RotationResult>> retire(String id, boolean early, Progress progress) {
    return notYet();
  }

  /**
   * One forced deployment for every service that has stale tasks, followed to its end.
   *
   * @param secret name or ARN, or null for every secret
   * @param services {@code cluster/service} or names to restrict to; empty for all
   * @param possible also those of which nobody can tell whether they are stale
   */
  public Outcome<Change<Redeployed>> redeployStale(
      @Nullable String secret, List<String> services, boolean possible, Progress progress) {
    return notYet();
  }
}
