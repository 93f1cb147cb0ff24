package dev.quarterdeck.screen.rotations;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.rotation.RotationRequest;
import dev.quarterdeck.rotation.RotationResult;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.Supplied;
import dev.quarterdeck.screen.change.Answers;
import dev.quarterdeck.screen.change.Progress;
import dev.quarterdeck.screen.change.Proposal;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.console.Reads;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key gets a new value without an outage: the recipe is suggested, options are asked for, the
 * plan is shown, the run is followed.
 *
 * @param key null for the whole value
 */
public record RotateKey(String arn, String name, @Nullable String key)
    implements Proposal<Reads, RotationResult> {
  @Override
  public String title() {
    return "Rotate " + (key == null ? name : key + " of " + name);
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
    return new RotateQuestions(desk, arn, key, answers).round(round);
  }

  @Override
  public Outcome<Change<RotationResult>> prepare(Reads desk, Answers answers, Progress progress) {
    String recipe = answers.text(RotateQuestions.RECIPE);
    Map<String, String> options = RotateQuestions.recipeOptions(recipe, answers);
    return RotateQuestions.rollOut(answers)
        .then(
            rollOut ->
                desk.features()
                    .recipes(question -> Outcome.done(answers.secret(RotateQuestions.VALUE)))
                    .get(recipe, options)
                    .then(made -> prepare(desk, made, options, rollOut, progress)));
  }

  private Outcome<Change<RotationResult>> prepare(
      Reads desk,
      Recipe recipe,
      Map<String, String> options,
      RotationRequest.Options rollOut,
      Progress progress) {
    RotationRequest request =
        new RotationRequest(
            List.of(new RotationRequest.Target(arn, key, recipe, options)), rollOut);
    Outcome<Change<RotationResult>> change =
        desk.features()
            .rotations()
            .prepare(request, new LiveLines(progress, desk.features().watch()))
            .map(
                prepared ->
                    new Followed(prepared, desk.features().watch(), arn, () -> wipe(recipe)));
    if (change instanceof Outcome.Failed<Change<RotationResult>>(Problem problem)) {
      wipe(recipe);
    }
    return change;
  }

  /** A value that was supplied goes with the change. */
  private static void wipe(Recipe recipe) {
    if (recipe instanceof Supplied supplied) {
      supplied.close();
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
