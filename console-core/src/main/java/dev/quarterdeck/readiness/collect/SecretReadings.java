package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.access.role.SecretPolicies;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.TaskSecrets;
import dev.quarterdeck.secrets.ValueFrom;
import dev.quarterdeck.services.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The secrets that services in scope refer to. */
public final class SecretReadings {
  /** The name under which the reference of a private registry stands among an agent's. */
  public static final String REGISTRY = "repositoryCredentials";

  private final Once once;
  private final SecretStore store;
  private final SecretPolicies policies;
  private final EcsReadings ecs;
  private final TaskSecrets holdings;
  private final String region;
  private final Deadline deadline;

  SecretReadings(Once once, Sources sources, EcsReadings ecs, String region, Deadline deadline) {
    this.once = once;
    this.store = sources.secrets();
    this.policies = sources.secretPolicies();
    this.ecs = ecs;
    this.holdings = sources.holdings();
    this.region = region;
    this.deadline = deadline;
  }

  /** A secret by the ARN that refers to it: there, or known to be missing. */
  public record Referenced(String arn, Optional<SecretSummary> secret) {
    /** The name in the ARN, with the six characters that ECS asks for. */
    public String name() {
      return secret
          .map(SecretSummary::name)
          .orElseGet(() -> arn.substring(arn.lastIndexOf(':') + 1));
    }
  }

  /** Each secret that a running revision in scope refers to, once. */
  public Listing<Referenced> referenced() {
    Listing<TaskDefinitionFacts> definitions = ecs.definitions();
    Set<String> arns = new LinkedHashSet<>();
    definitions.items().forEach(d -> arns.addAll(arns(d)));
    List<Unknown> elsewhere = new ArrayList<>();
    arns.stream().filter(arn -> !region(arn).equals(region)).forEach(a -> elsewhere.add(far(a)));
    return EcsReadings.each(
            deadline,
            new Listing<>(
                arns.stream().filter(arn -> region(arn).equals(region)).toList(),
                definitions.unknowns()),
            SecretReadings::words,
            arn -> Listing.complete(List.of(referenced(arn))))
        .and(elsewhere);
  }

  private static String words(String arn) {
    return "secret " + arn.substring(arn.lastIndexOf(':') + 1);
  }

  private static String region(String arn) {
    return arn.split(":", -1)[3];
  }

  /** Secrets Manager answers for its own region only. */
  private Unknown far(String arn) {
    return new Unknown(
        words(arn), "It is in " + region(arn) + ", and this run reads " + region + " only.", null);
  }

  /** Those that exist and are not on their way out. */
  public Listing<SecretSummary> existing() {
    Listing<Referenced> all = referenced();
    return new Listing<>(
        all.items().stream()
            .flatMap(r -> r.secret().stream())
            .filter(s -> s.deletedAt() == null)
            .toList(),
        all.unknowns());
  }

  private Referenced referenced(String arn) {
    try {
      return new Referenced(
          arn,
          Optional.of(
              once.read("secretsmanager:DescribeSecret " + arn, () -> store.describe(arn))));
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.NotFound) {
        return new Referenced(arn, Optional.empty());
      }
      throw e;
    }
  }

  /** ARNs of secrets that a revision refers to, those of registries and log drivers too. */
  public static List<String> arns(TaskDefinitionFacts definition) {
    return definition.containers().stream()
        .flatMap(c -> Stream.concat(c.secrets().stream(), c.agentSecrets().stream()))
        .flatMap(r -> ValueFrom.secret(r.valueFrom()).stream())
        .map(ValueFrom::secretArn)
        .toList();
  }

  /** When the current version was made; empty where no version is current. */
  public Optional<Instant> currentSince(SecretSummary secret) {
    String version = secret.currentVersion();
    return version == null
        ? Optional.empty()
        : Optional.of(
            once.read(
                "secretsmanager:ListSecretVersionIds " + secret.arn(),
                () -> store.createdAt(secret.arn(), version)));
  }

  /** What the running tasks in scope hold of each secret. */
  public Listing<TaskSecrets.Held> held() {
    Listing<Task> running = ecs.runningTasks();
    Listing<TaskSecrets.Given> given =
        EcsReadings.each(
            deadline,
            running,
            t -> "the secrets of task " + t.id(),
            t ->
                Listing.complete(
                    List.of(
                        new TaskSecrets.Given(t, references(ecs.definition(t.taskDefinition()))))));
    return holdings.of(deadline, given.items()).and(given.unknowns());
  }

  private static List<ValueFrom> references(TaskDefinitionFacts definition) {
    return definition.containers().stream()
        .flatMap(c -> c.secrets().stream())
        .flatMap(r -> ValueFrom.secret(r.valueFrom()).stream())
        .toList();
  }

  /** The resource policy's JSON; empty also where there is no such secret. */
  public Optional<String> policy(String arn) {
    try {
      return once.read("secretsmanager:GetResourcePolicy " + arn, () -> policies.policy(arn));
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.NotFound) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
