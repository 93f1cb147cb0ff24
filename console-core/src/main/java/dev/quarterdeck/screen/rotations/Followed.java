package dev.quarterdeck.screen.rotations;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.rotation.RotationResult;

/**
 * A rotation that pages know to be running while it is.
 *
 * @param what an operation's id, or the ARN of the secret
 * @param last wipes what else was held for it
 */
record Followed(Change<RotationResult> change, RotationWatch watch, String what, Runnable last)
    implements Change<RotationResult> {
  @Override
  public Plan plan() {
    return change.plan();
  }

  @Override
  public Outcome<RotationResult> execute() {
    watch.began(what);
    try {
      return change.execute();
    } finally {
      watch.ended(what);
    }
  }

  @Override
  public String said(RotationResult result) {
    return change.said(result);
  }

  @Override
  public void close() {
    change.close();
    last.run();
  }
}
