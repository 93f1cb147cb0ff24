package dev.quarterdeck.rotation.plan;

import dev.quarterdeck.change.Plan;
import dev.quarterdeck.change.Together;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.RotationRequest;
import dev.quarterdeck.rotation.journal.Order;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.rotation.recipe.ProviderDriven;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.run.Run;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.session.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From what was found to the order that a run carries out, and to the plan that a person reads. */
public final class Planning {
  private static final String MOVE = "secretsmanager:UpdateSecretVersionStage";

  private Planning() {}

  /** What the run works by. */
  public static Order order(
      RotationRequest request,
      Preflight.Found found,
      String id,
      Instant at,
      Identity caller,
      String region) {
    RotationRequest.Options options = request.options();
    List<Recipe> recipes = List.copyOf(found.given().values());
    Duration between = longest(found, Recipe.Outlook::betweenPhases);
    Duration overlap =
        options.compromised() ? Duration.ZERO : longest(found, Recipe.Outlook::overlap);
    return new Order(
        id,
        at,
        caller.arn(),
        caller.account(),
        region,
        found.targets(),
        ordered(found),
        options.compromised() ? null : found.canary(),
        options.compromised(),
        options.compromised() ? Duration.ZERO : options.soak(),
        options.probe() == null ? null : options.probe().toString(),
        options.patience(),
        found.outlooks().values().stream().mapToInt(Recipe.Outlook::phases).max().orElse(1),
        between,
        overlap,
        found.outlooks().values().stream().anyMatch(Recipe.Outlook::retires),
        recipes.stream().anyMatch(Recipe::retiresByVersion),
        recipes.stream().anyMatch(ProviderDriven.class::isInstance),
        found.tolerated());
  }

  /** The canary first, the others by name. */
  private static List<String> ordered(Preflight.Found found) {
    List<String> all = new ArrayList<>(found.consumers().keySet());
    if (found.canary() != null && all.remove(found.canary())) {
      all.addFirst(found.canary());
    }
    return all;
  }

  private static Duration longest(Preflight.Found found, Function<Recipe.Outlook, Duration> of) {
    return found.outlooks().values().stream()
        .map(of)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** What a person confirms. */
  public static Plan plan(Order order, Preflight.Found found) {
    String names = order.targets().stream().map(Planning::shown).collect(Collectors.joining("; "));
    Target first = order.targets().getFirst();
    Map<String, String> tags =
        Together.tags(found.secrets().values().stream().map(SecretSummary::tags).toList());
    return new Plan(
        "rotate",
        first.name(),
        names,
        (order.compromised() ? "Replace the compromised " : "Rotate ")
            + names
            + (order.consumers().isEmpty()
                ? "; no service has to be redeployed."
                : " and redeploy "
                    + order.consumers().size()
                    + (order.consumers().size() == 1 ? " service." : " services.")),
        details(order, found),
        steps(order, found),
        notes(order, found),
        tags);
  }

  private static String shown(Target t) {
    String keys =
        t.keys().stream()
            .filter(k -> k.key() != null)
            .map(Target.Key::shown)
            .collect(Collectors.joining(", "));
    return keys.isEmpty() ? t.name() : t.name() + " " + keys;
  }

  private static List<String> details(Order order, Preflight.Found found) {
    List<String> details = new ArrayList<>();
    for (Target t : order.targets()) {
      for (Target.Key k : t.keys()) {
        Recipe.Outlook outlook = found.outlooks().get(Run.place(t.arn(), k.key()));
        if (outlook != null) {
          details.addAll(outlook.details());
        }
      }
    }
    int i = 0;
    for (String ref : order.consumers()) {
      i++;
      details.add(
          i
              + ". "
              + ref
              + " restarts"
              + (ref.equals(order.canary()) ? " alone, as the canary" : "")
              + " ("
              + String.join(", ", found.consumers().get(ref))
              + ")");
    }
    return details;
  }

  private static List<Plan.Step> steps(Order order, Preflight.Found found) {
    List<Plan.Step> steps = new ArrayList<>();
    for (int phase = 0; phase < order.phases(); phase++) {
      String which = order.phases() == 1 ? "" : " (" + (phase + 1) + " of " + order.phases() + ")";
      if (!order.driven()) {
        for (Target t : order.targets()) {
          steps.add(
              new Plan.Step(
                  "secretsmanager:PutSecretValue", "Stage a new version of " + t.name() + which));
          steps.add(new Plan.Step(MOVE, "Take AWSPENDING for it, only while nobody else holds it"));
          steps.add(
              new Plan.Step(
                  "secretsmanager:GetSecretValue", "Read it back: nothing else may differ"));
        }
      }
      found.outlooks().values().forEach(o -> steps.addAll(o.steps()));
      if (!order.driven()) {
        for (Target t : order.targets()) {
          steps.add(
              new Plan.Step(
                  MOVE,
                  "Move AWSCURRENT of "
                      + t.name()
                      + " to it, only while "
                      + (phase == 0 ? found.current().get(t.arn()) : "the one before")
                      + " holds it"));
        }
      }
      for (String ref : order.consumers()) {
        steps.add(
            new Plan.Step(
                "ecs:UpdateService", "Force a new deployment of " + ref + " and follow it"));
      }
      if (phase + 1 < order.phases() && !order.betweenPhases().isZero() && !order.compromised()) {
        steps.add(
            new Plan.Step("secretsmanager:DescribeSecret", "Wait " + words(order.betweenPhases())));
      }
    }
    steps.add(new Plan.Step(MOVE, "Take the own labels off"));
    return steps;
  }

  private static List<String> notes(Order order, Preflight.Found found) {
    List<String> notes = new ArrayList<>();
    found.outlooks().values().forEach(o -> notes.addAll(o.notes()));
    notes.addAll(found.unreached());
    found.unsteady().forEach(u -> notes.add("Begun although " + u + "."));
    found.ill().forEach(i -> notes.add("Wrong already, and not held against it: " + i + "."));
    if (!found.replicas().isEmpty()) {
      notes.add(
          "Replicas get the new value from Secrets Manager; services there are not redeployed: "
              + String.join(", ", found.replicas()));
    }
    notes.add(
        "Not looked at: services in other regions and accounts, and what other services start (Step"
            + " Functions, Lambda functions, pipes): such tasks read the new value when they start"
            + " next.");
    for (Target t : order.targets()) {
      Objects.requireNonNull(found.secrets().get(t.arn())).stages().values().stream()
          .flatMap(List::stream)
          .filter(stage -> stage.startsWith("qd-old/"))
          .forEach(
              stage ->
                  notes.add(
                      "An earlier rotation of "
                          + t.name()
                          + " still has an old credential to retire: qd rotations retire "
                          + stage.substring("qd-old/".length())));
    }
    if (order.retires() && !order.overlap().isZero()) {
      notes.add(
          "The old credential stays valid for "
              + words(order.overlap())
              + ", then: qd rotations retire "
              + order.id());
    }
    if (order.compromised()) {
      notes.add(
          "Compromised: no overlap, every service at once, and no backing out to the old value by"
              + " itself.");
    }
    found.unknowns().forEach(u -> notes.add("Unknown: " + u.what() + " (" + u.why() + ")"));
    return notes.stream().map(Text::clean).distinct().toList();
  }

  private static String words(Duration d) {
    if (d.toDays() > 1) {
      return d.toDays() + " days";
    }
    if (d.toHours() > 1) {
      return d.toHours() + " hours";
    }
    return d.toMinutes() > 1 ? d.toMinutes() + " minutes" : d.toSeconds() + " seconds";
  }
}
