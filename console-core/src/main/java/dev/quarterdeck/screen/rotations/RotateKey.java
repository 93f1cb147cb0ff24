package dev.quarterdeck.screen.rotations;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.rotation.RotationRequest;
import dev.quarterdeck.rotation.RotationResult;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.Supplied;
import dev.quarterdeck.screen.change.Answers;
import dev.quarterdeck.screen.change.Progress;
import dev.quarterdeck.screen.change.Proposal;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.console.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys get new values without an outage: the recipes are suggested, options are asked for, the plan
 * is shown, the run is followed. Of several keys with one redeployment of each service.
 *
 * @param keys at least one
 */
public record RotateKey(List<One> keys) implements Proposal<Reads, RotationResult> {
  public RotateKey {
    keys = List.copyOf(keys);
  }

  public RotateKey(String arn, String name, @Nullable String key) {
    this(List.of(new One(arn, name, key)));
  }

  /** {@code key}: null for the whole value. */
  public record One(String arn, String name, @Nullable String key) {
    String shown() {
      return key == null ? name : key;
    }
  }

  @Override
  public String title() {
    One first = keys.getFirst();
    List<String> names = keys.stream().map(One::name).distinct().toList();
    if (keys.size() == 1) {
      return "Rotate " + (first.key() == null ? first.name() : first.key() + " of " + first.name());
    }
    return "Rotate "
        + (names.size() == keys.size() ? keys.size() + " secrets" : keys.size() + " keys")
        + (names.size() == 1 ? " of " + first.name() : "");
  }

  @Override
  public String verb() {
    return "Rotate";
  }

  @Override
  public boolean wizard() {
    return true;
  }

  @Override
  public Outcome<Questions> asks(Reads desk, Answers answers, int round) {
    return new RotateQuestions(desk, keys, answers).round(round);
  }

  @Override
  public Outcome<Change<RotationResult>> prepare(Reads desk, Answers answers, Progress progress) {
    RotateQuestions asked = new RotateQuestions(desk, keys, answers);
    return asked.rollOut().then(rollOut -> prepare(desk, asked, answers, rollOut, progress));
  }

  private Outcome<Change<RotationResult>> prepare(
      Reads desk,
      RotateQuestions asked,
      Answers answers,
      RotationRequest.Options rollOut,
      Progress progress) {
    List<RotationRequest.Target> targets = new ArrayList<>();
    Outcome<Change<RotationResult>> change =
        Outcome.of(
            () -> {
              for (int i = 0; i < keys.size(); i++) {
                One one = keys.get(i);
                String value = RotateQuestions.VALUE + i;
                Map<String, String> options = asked.recipeOptions(i);
                Recipe recipe =
                    desk.features()
                        .recipes(question -> Outcome.done(answers.secret(value)))
                        .get(asked.recipe(i), options)
                        .orThrow();
                targets.add(new RotationRequest.Target(one.arn(), one.key(), recipe, options));
              }
              return followed(
                  desk,
                  desk.features()
                      .rotations()
                      .prepare(
                          new RotationRequest(targets, rollOut),
                          new LiveLines(progress, desk.features().watch()))
                      .orThrow(),
                  () -> wipe(targets));
            });
    if (!change.isDone()) {
      wipe(targets);
    }
    return change;
  }

  private Change<RotationResult> followed(
      Reads desk, Change<RotationResult> prepared, Runnable last) {
    List<String> arns = keys.stream().map(One::arn).distinct().toList();
    Change<RotationResult> change = prepared;
    for (String arn : arns) {
      Runnable then = arn.equals(arns.getFirst()) ? last : () -> {};
      change = new Followed(change, desk.features().watch(), arn, then);
    }
    return change;
  }

  /** Values that were supplied go with the change. */
  private static void wipe(List<RotationRequest.Target> targets) {
    for (RotationRequest.Target t : targets) {
      if (t.recipe() instanceof Supplied supplied) {
        supplied.close();
      }
    }
  }

  @Override
  public List<SheetLine> said(RotationResult result) {
    return RotationEnd.lines(result);
  }

  @Override
  public boolean good(RotationResult result) {
    return RotationEnd.good(result);
  }

  @Override
  public boolean runsOn() {
    return true;
  }

  @Override
  public String whenStopped() {
    return RotationEnd.STOPPED;
  }
}
