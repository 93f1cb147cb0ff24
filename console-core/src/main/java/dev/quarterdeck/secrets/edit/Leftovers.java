package dev.quarterdeck.secrets.edit;

import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.secrets.SecretEditor;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Labels on a secret that an edit of this machine left behind when its process was killed. Its
 * version was never promoted, or was and holds AWSCURRENT: taking them off loses nothing.
 */
final class Leftovers {
  private final SecretStore store;
  private final SecretEditor editor;
  private final Unfinished unfinished;

  Leftovers(SecretStore store, SecretEditor editor, Unfinished unfinished) {
    this.store = store;
    this.editor = editor;
    this.unfinished = unfinished;
  }

  /** A label on a version. */
  record Left(String version, String stage) {
    Plan.Step step(String whose) {
      return new Plan.Step(
          "secretsmanager:UpdateSecretVersionStage",
          "Take " + stage + " off version " + version + whose);
    }
  }

  /** Refuses while a version waits under AWSPENDING that no dead edit of this machine left. */
  void refuseOthers(SecretSummary secret) {
    String pending = Staging.pendingVersion(secret);
    if (pending != null && on(secret).stream().noneMatch(l -> l.version().equals(pending))) {
      Optional<Staging.Holder> holder = new Staging(store, editor).holder(secret);
      throw new ProblemException(Staging.held(secret, holder.orElseThrow()));
    }
  }

  List<Left> on(SecretSummary secret) {
    List<Left> left = new ArrayList<>();
    secret
        .stages()
        .forEach(
            (version, stages) -> {
              List<String> own =
                  stages.stream()
                      .filter(
                          s ->
                              OwnLabel.parse(s) instanceof OwnLabel label
                                  && unfinished.abandoned(label.operation()))
                      .toList();
              if (!own.isEmpty() && stages.contains(Staging.PENDING)) {
                left.add(new Left(version, Staging.PENDING));
              }
              own.forEach(stage -> left.add(new Left(version, stage)));
            });
    return left;
  }

  List<Plan.Step> steps(SecretSummary secret) {
    return on(secret).stream()
        .map(l -> l.step(": left by an edit of this machine that was killed"))
        .toList();
  }

  /** Takes them off and gives the secret as it is then. */
  SecretSummary cleared(SecretSummary secret) {
    List<Left> left = on(secret);
    return left.isEmpty() ? secret : cleared(secret, left);
  }

  /** Takes the labels off; one that was moved meanwhile is somebody else's and stays. */
  SecretSummary cleared(SecretSummary secret, List<Left> left) {
    Set<String> operations = new TreeSet<>();
    for (Left l : left) {
      var moved = editor.move(secret.arn(), l.stage(), null, l.version());
      if (!moved.isDone()
          && l.version().equals(store.describe(secret.arn()).orThrow().versionOf(l.stage()))) {
        moved.orThrow();
      }
      if (OwnLabel.parse(l.stage()) instanceof OwnLabel label) {
        operations.add(label.operation());
      }
    }
    operations.forEach(unfinished::forget);
    return Gate.open(store.describe(secret.arn()).orThrow());
  }
}
