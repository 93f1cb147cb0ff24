package dev.quarterdeck.rotation.recipe.lambda;

import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.logs.Logs;
import dev.quarterdeck.rotation.recipe.ProviderDriven;
import dev.quarterdeck.rotation.recipe.RecipeGuide;
import dev.quarterdeck.rotation.recipe.RecipeOption;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Triggers the Lambda function that a secret is configured with, and follows it. */
public final class NativeRecipe implements ProviderDriven {
  private static final RecipeOption PATIENCE =
      RecipeOption.time("patience", "How long the function may take, its retries included.", "15m");

  public static final RecipeGuide GUIDE =
      new RecipeGuide(
          "native",
          "The secret's own Lambda function, started and followed to its end.",
          List.of(PATIENCE));

  private final SecretStore store;
  private final LambdaRotation rotation;
  private final Logs logs;
  private final InstantSource clock;
  private final Pause pause;

  /** {@code clock} and {@code pause}: AWS's time. */
  public NativeRecipe(
      SecretStore store, LambdaRotation rotation, Logs logs, InstantSource clock, Pause pause) {
    this.store = store;
    this.rotation = rotation;
    this.logs = logs;
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public RecipeGuide guide() {
    return GUIDE;
  }

  /** The function may tell the database the new password alone. */
  @Override
  public boolean coexists(Settings settings) {
    return false;
  }

  @Override
  public Outcome<Outlook> outlook(Settings settings, SecretValue old) {
    return Outcome.of(() -> look(settings, store.describe(settings.secret()).orThrow()));
  }

  private Outlook look(Settings settings, SecretSummary secret) {
    String function = function(secret);
    String pending = Following.pending(secret);
    if (pending != null) {
      throw new ProblemException(following(settings, secret, pending, s -> {}).underWay(secret));
    }
    List<String> notes = new ArrayList<>();
    if (settings.key() != null) {
      notes.add("The function decides which keys of the secret change, not only this one.");
    }
    if (!secret.rotation().enabled()) {
      notes.add("Its schedule is off; RotateSecret turns it on again.");
    }
    notes.add(
        "The function may tell the provider the new value alone: tasks with the old one can fail"
            + " until they are replaced, and moving AWSCURRENT back does not bring the old one"
            + " back. Functions that alternate between two users avoid both.");
    return new Outlook(
        List.of("~ whatever the function " + function + " changes"),
        List.of(
            new Plan.Step(
                "secretsmanager:RotateSecret",
                "Start the function " + function + " and follow its four steps")),
        notes,
        Duration.ZERO,
        Duration.ZERO,
        false);
  }

  /** The function's name, or {@link Problem.Invalid} where there is none. */
  private static String function(SecretSummary secret) {
    String arn = secret.rotation().lambdaArn();
    if (arn == null) {
      throw new ProblemException(
          new Problem.Invalid(
              "No rotation function is configured for " + Text.clean(secret.name()) + ".",
              "Configure one in Secrets Manager, or choose another recipe."));
    }
    int at = arn.indexOf(":function:");
    String name = at < 0 ? arn : arn.substring(at + ":function:".length());
    return Text.clean(name.contains(":") ? name.substring(0, name.indexOf(':')) : name);
  }

  private Following following(
      Settings settings, SecretSummary secret, String version, Consumer<String> progress) {
    return new Following(
        store,
        new FunctionLog(logs),
        clock,
        pause,
        PATIENCE.time(settings, Duration.ofMinutes(15)),
        function(secret),
        secret.arn(),
        version,
        progress);
  }

  @Override
  public Outcome<Driven> drive(Settings settings, String token, Consumer<String> progress) {
    return Outcome.of(
        () -> {
          SecretSummary secret = store.describe(settings.secret()).orThrow();
          Following following = following(settings, secret, token, progress);
          if (token.equals(secret.currentVersion())) {
            return following.done(secret);
          }
          String pending = Following.pending(secret);
          if (pending == null) {
            start(secret, token, following);
          } else if (!pending.equals(token)) {
            throw new ProblemException(
                following(settings, secret, pending, progress).underWay(secret));
          } else {
            progress.accept("The rotation is under way already.");
          }
          return following.toTheEnd();
        });
  }

  /** A call whose answer was lost may have started it all the same. */
  private void start(SecretSummary secret, String token, Following following) {
    if (rotation.rotate(secret.arn(), token) instanceof Outcome.Failed<String>(Problem problem)
        && !following.started()) {
      throw new ProblemException(problem);
    }
  }
}
