package dev.quarterdeck.rotation.plan;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.rotation.RotationRequest;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.rotation.recipe.ProviderDriven;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.run.Holders;
import dev.quarterdeck.rotation.run.Run;
import dev.quarterdeck.secrets.KeyUse;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretDocument;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.UsageReader;
import dev.quarterdeck.secrets.VersionRef;
import dev.quarterdeck.secrets.edit.Gate;
import dev.quarterdeck.secrets.edit.Staging;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.session.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads everything that decides whether a rotation may begin, and refuses what may not. */
public final class Preflight {
  private final SecretStore store;
  private final UsageReader usage;
  private final Ecs ecs;
  private final Schedules schedules;
  private final Function<List<String>, Outcome<HealthReport>> health;
  private final Supplier<Deadline> deadline;
  private final Staging staging;

  public Preflight(
      SecretStore store,
      Staging staging,
      UsageReader usage,
      Ecs ecs,
      Schedules schedules,
      Function<List<String>, Outcome<HealthReport>> health,
      Supplier<Deadline> deadline) {
    this.store = store;
    this.staging = staging;
    this.usage = usage;
    this.ecs = ecs;
    this.schedules = schedules;
    this.health = health;
    this.deadline = deadline;
  }

  /**
   * What was found.
   *
   * @param current version of each secret, by ARN
   * @param outlooks of the recipes, by {@link Run#place}
   * @param given the recipes themselves, by the same
   */
  public record Found(
      List<Target> targets,
      Map<String, SecretSummary> secrets,
      Map<String, String> current,
      Map<String, Recipe.Outlook> outlooks,
      Map<String, Recipe> given,
      Map<String, ? extends Set<String>> consumers,
      @Nullable String canary,
      List<String> unreached,
      List<String> ill,
      List<String> unsteady,
      List<String> tolerated,
      List<String> replicas,
      List<Unknown> unknowns) {}

  /** Fails with the first thing that stands in the way. */
  public Found look(RotationRequest request) {
    Map<String, SecretSummary> secrets = new TreeMap<>();
    Map<String, List<Target.Key>> keys = new HashMap<>();
    Map<String, Recipe> given = new LinkedHashMap<>();
    for (RotationRequest.Target t : request.targets()) {
      SecretSummary secret = Gate.open(store.describe(t.secret()).orThrow());
      refuseHeld(secret);
      secrets.put(secret.arn(), secret);
      if (given.put(Run.place(secret.arn(), t.key()), t.recipe()) != null) {
        throw invalid(
            Text.clean(secret.name()) + " is to be rotated twice at the same place.",
            "Name every key once.");
      }
      keys.computeIfAbsent(secret.arn(), k -> new ArrayList<>())
          .add(new Target.Key(t.key(), t.recipe().name(), t.options()));
    }
    List<Target> targets =
        secrets.values().stream()
            .map(s -> new Target(s.arn(), s.name(), keys.getOrDefault(s.arn(), List.of())))
            .toList();
    targets.forEach(Preflight::wholeAlone);
    driven(targets, given);
    Map<String, String> current = new HashMap<>();
    Map<String, Recipe.Outlook> outlooks = new HashMap<>();
    for (Target t : targets) {
      outlook(t, request.options(), given, current, outlooks);
    }
    return fleet(request, new Secrets(targets, secrets, current, outlooks, given));
  }

  private record Secrets(
      List<Target> targets,
      Map<String, SecretSummary> secrets,
      Map<String, String> current,
      Map<String, Recipe.Outlook> outlooks,
      Map<String, Recipe> given) {}

  private Found fleet(RotationRequest request, Secrets s) {
    Snapshot<List<KeyUse>> uses = usage.usageOf(deadline.get(), s.secrets().keySet()).orThrow();
    List<Unknown> unknowns = new ArrayList<>(uses.unknowns());
    Consumers consumers = Consumers.of(uses.value(), s.targets());
    Controllers.check(
        ecs,
        consumers.services().keySet(),
        "Set the new value with qd secrets set, then let the service's deployment controller"
            + " (CodeDeploy or your own) start new tasks.",
        unknowns);
    Steadiness steadiness = steadiness(List.copyOf(consumers.services().keySet()), unknowns);
    boolean force = request.options().forceUnsteady() || request.options().compromised();
    if (!steadiness.unsteady().isEmpty() && !force) {
      throw new ProblemException(
          new Problem.Conflict(
              "Not every service that takes the new value is steady: "
                  + String.join("; ", steadiness.unsteady())
                  + ".",
              "Wait until it is, or begin all the same with --force-unsteady: what is wrong before"
                  + " is then not held against the new value.",
              null));
    }
    Listing<Schedules.Taking> scheduled = schedules.taking(s.targets());
    List<String> unreached = new ArrayList<>(consumers.unreached());
    scheduled.items().forEach(t -> unreached.add(t.text()));
    unknowns.addAll(scheduled.unknowns());
    List<String> replicas = new ArrayList<>();
    for (Target t : s.targets()) {
      switch (store.replicaRegions(t.arn())) {
        case Outcome.Done<List<String>>(List<String> regions) ->
            regions.forEach(r -> replicas.add(t.name() + " in " + r));
        case Outcome.Failed<List<String>>(Problem problem) ->
            unknowns.add(Unknown.of("replicas of " + t.name(), problem));
      }
    }
    return new Found(
        s.targets(),
        s.secrets(),
        s.current(),
        s.outlooks(),
        s.given(),
        consumers.services(),
        canary(request.options().canary(), consumers),
        unreached,
        steadiness.ill(),
        steadiness.unsteady(),
        steadiness.tolerated(),
        replicas,
        unknowns);
  }

  private Steadiness steadiness(List<String> refs, List<Unknown> unknowns) {
    if (refs.isEmpty()) {
      return new Steadiness(List.of(), List.of(), List.of());
    }
    return switch (health.apply(refs)) {
      case Outcome.Done<HealthReport>(HealthReport report) -> {
        unknowns.addAll(report.unknowns());
        yield Steadiness.of(report);
      }
      case Outcome.Failed<HealthReport>(Problem problem) -> {
        unknowns.add(Unknown.of("how the services are", problem));
        yield new Steadiness(List.of(), List.of(), List.of());
      }
    };
  }

  private static @Nullable String canary(@Nullable String asked, Consumers consumers) {
    if (asked == null) {
      return null;
    }
    List<String> fitting =
        consumers.services().keySet().stream()
            .filter(ref -> ref.equals(asked) || ref.endsWith("/" + asked))
            .toList();
    if (fitting.size() == 1) {
      return fitting.getFirst();
    }
    throw invalid(
        fitting.isEmpty()
            ? "The canary " + Text.clean(asked) + " takes none of these keys."
            : "Several services are called " + Text.clean(asked) + ".",
        "Choose one of: "
            + String.join(", ", consumers.services().keySet().stream().map(Text::clean).toList()));
  }

  private void refuseHeld(SecretSummary secret) {
    // The label tells more than AWSPENDING does.
    Holders.other(store, secret, "", false)
        .ifPresent(
            held -> {
              throw new ProblemException(held);
            });
    staging
        .holder(secret)
        .ifPresent(
            holder -> {
              throw new ProblemException(Staging.held(secret, holder));
            });
  }

  private static void wholeAlone(Target t) {
    if (t.keys().size() > 1 && t.keys().stream().anyMatch(k -> k.key() == null)) {
      throw invalid(
          "The whole value of " + Text.clean(t.name()) + " cannot be rotated beside a key of it.",
          "Name the keys, or the secret alone.");
    }
  }

  private static void driven(List<Target> targets, Map<String, Recipe> given) {
    boolean any = given.values().stream().anyMatch(ProviderDriven.class::isInstance);
    if (any && (targets.size() > 1 || targets.getFirst().keys().size() > 1)) {
      throw invalid(
          "A rotation that its provider carries out cannot be joined with others.",
          "Rotate that secret by itself.");
    }
  }

  private void outlook(
      Target t,
      RotationRequest.Options options,
      Map<String, Recipe> given,
      Map<String, String> current,
      Map<String, Recipe.Outlook> outlooks) {
    try (SecretContent content = store.read(t.arn(), VersionRef.CURRENT).orThrow()) {
      if (content.binary()) {
        throw invalid(
            Text.clean(t.name()) + " holds a binary value, which ECS cannot inject.",
            "Store it as text.");
      }
      current.put(t.arn(), content.versionId());
      for (Target.Key key : t.keys()) {
        String place = Run.place(t.arn(), key.key());
        Recipe recipe = Objects.requireNonNull(given.get(place));
        try (SecretValue old = value(content, key, recipe, options.addsKeys())) {
          Recipe.Outlook outlook =
              recipe.outlook(key.settings(t.arn(), options.compromised()), old).orThrow();
          outlooks.put(
              place, key.key() == null || old.size() > 0 ? outlook : added(t, key, outlook));
        }
      }
    }
  }

  private static Recipe.Outlook added(Target t, Target.Key key, Recipe.Outlook outlook) {
    List<String> notes = new ArrayList<>(outlook.notes());
    notes.addFirst(
        t.name() + " has no value of " + key.shown() + " yet: this adds it, and rotates nothing.");
    return new Recipe.Outlook(
        outlook.details(),
        outlook.steps(),
        notes,
        outlook.betweenPhases(),
        outlook.overlap(),
        outlook.retires(),
        outlook.phases());
  }

  /** A new key is asked for as such: a name that was misspelt would be added unnoticed. */
  private static SecretValue value(
      SecretContent content, Target.Key key, Recipe recipe, boolean addsKeys) {
    String name = key.key();
    if (name == null) {
      return content.value().copy();
    }
    Optional<SecretValue> value = SecretDocument.valueOf(content.value(), name);
    if (value.isPresent()) {
      return value.get();
    }
    SecretDocument document = SecretDocument.parse(content.value());
    if (!document.isJsonObject()) {
      throw invalid(
          Text.clean(content.name())
              + " is "
              + document.whyNot().orElse("no JSON object")
              + ": it has no keys.",
          "Leave out the key to rotate the whole value.");
    }
    boolean possible = recipe.startsFromNothing();
    if (possible && addsKeys) {
      return SecretValue.ofBytes(new byte[0]);
    }
    String near =
        Nearest.of(name, document.members().stream().map(SecretDocument.Member::key).toList())
            .map(n -> " Is it " + Text.clean(n) + "?")
            .orElse("");
    String add = possible ? "; a new key is added with --add" : "";
    throw new ProblemException(
        new Problem.NotFound(
            "Secret " + Text.clean(content.name()) + " has no key " + Text.clean(name) + "." + near,
            "List its keys with: qd secrets show " + Text.clean(content.name()) + add + "."));
  }

  private static ProblemException invalid(String sentence, String remedy) {
    return new ProblemException(new Problem.Invalid(sentence, remedy));
  }
}
