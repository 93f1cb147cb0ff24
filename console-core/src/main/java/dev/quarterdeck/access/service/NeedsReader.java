package dev.quarterdeck.access.service;

import dev.quarterdeck.access.policy.Grant;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.ValueFrom;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceReader;
import dev.quarterdeck.services.taskdef.Located;
import dev.quarterdeck.services.taskdef.TaskDefinitionStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Works out what a service's roles need. No value is read. */
public final class NeedsReader {
  /** Reads describe-secret and get-secret-value; a program may ask for the first as well. */
  private static final List<String> PROGRAM =
      List.of("secretsmanager:DescribeSecret", Writing.READ);

  private final ServiceReader services;
  private final TaskDefinitionStore definitions;
  private final SecretStore secrets;

  public NeedsReader(ServiceReader services, TaskDefinitionStore definitions, SecretStore secrets) {
    this.services = services;
    this.definitions = definitions;
    this.secrets = secrets;
  }

  /**
   * What to write.
   *
   * @param wildcards secrets by their names, with any six characters behind them
   * @param program names or ARNs of secrets that the containers' code reads by itself
   */
  public record Wish(boolean wildcards, List<String> program) {
    public static final Wish PLAIN = new Wish(false, List.of());
  }

  /** Reads every live deployment's task definition: {@code describe-task-definition}. */
  public Outcome<ServiceNeeds> of(Deadline deadline, String ref, Wish wish) {
    return services.find(deadline, ref).then(s -> Outcome.of(() -> needs(s, wish)));
  }

  /** One reading, with what is remembered of secrets. */
  private static final class Reading {
    private final Map<String, UsedSecret> known = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Unknown> unknowns = new ArrayList<>();
  }

  private ServiceNeeds needs(Service service, Wish wish) {
    Place place = Place.of(service.arn());
    Map<String, Uses> execution = new LinkedHashMap<>();
    Map<String, Boolean> tasks = new LinkedHashMap<>();
    service.deployments().stream()
        .map(Deployment::taskDefinition)
        .distinct()
        .forEach(arn -> add(arn, place, execution, tasks));
    Reading reading = new Reading();
    List<RoleNeeds> roles = new ArrayList<>();
    execution.forEach((arn, uses) -> roles.add(execution(arn, uses, place, wish, reading)));
    tasks.forEach((arn, x) -> roles.add(task(arn, service, place, wish, reading)));
    notes(wish, roles, reading);
    return new ServiceNeeds(
        service.ref(),
        roles,
        onInstances(service, execution.values()),
        trust(place),
        reading.notes,
        reading.unknowns);
  }

  /** Of a capacity provider's strategy the service does not tell; its definitions do. */
  private static boolean onInstances(Service service, Collection<Uses> uses) {
    String launch = service.launchType();
    return launch == null
        ? uses.stream().noneMatch(u -> u.fargate)
        : launch.equals("EC2") || launch.equals("EXTERNAL");
  }

  private void add(
      String definition, Place place, Map<String, Uses> execution, Map<String, Boolean> tasks) {
    byte[] json = definitions.document(definition).orThrow().registration();
    if (Located.parse(json) instanceof Located.Parsed.Json parsed) {
      Located root = parsed.root();
      execution
          .computeIfAbsent(root.get("executionRoleArn").text(""), k -> new Uses())
          .add(root, place);
      tasks.put(root.get("taskRoleArn").text(""), true);
    }
  }

  private RoleNeeds execution(String arn, Uses uses, Place place, Wish wish, Reading reading) {
    Writing writing = new Writing(place, wish.wildcards());
    List<UsedSecret> read = new ArrayList<>();
    List<String> parameters = new ArrayList<>();
    for (String text : uses.references) {
      switch (ValueFrom.parse(text)) {
        case ValueFrom.Parsed.Secret(ValueFrom v) -> {
          UsedSecret used = used(v.secretArn(), reading);
          if (!read.contains(used)) {
            read.add(used);
          }
        }
        case ValueFrom.Parsed.Parameter(String name) -> parameters.add(name);
        case ValueFrom.Parsed.Malformed(String why) ->
            reading.unknowns.add(new Unknown("reference " + text, "It is " + why + ".", null));
      }
    }
    for (String name : uses.registries) {
      registry(name, reading).filter(u -> !read.contains(u)).ifPresent(read::add);
    }
    writing.secrets(read, List.of(Writing.READ));
    writing.parameters(parameters);
    writing.images(List.copyOf(uses.repositories));
    writing.logs(List.copyOf(uses.logGroups), List.copyOf(uses.madeLogGroups));
    writing.environmentFiles(List.copyOf(uses.environmentFiles));
    Stream.concat(read.stream().map(UsedSecret::arn), uses.repositories.stream())
        .map(a -> Place.of(a).account())
        .filter(a -> !a.isEmpty() && !a.equals(place.account()))
        .distinct()
        .sorted()
        .forEach(
            a ->
                reading.notes.add(
                    "Account "
                        + a
                        + " must let this role in as well: by resource policies on its secrets and"
                        + " repositories, and by the policy of a secret's key, which must be a"
                        + " customer key; kms:Decrypt on it is added here by hand."));
    if (!parameters.isEmpty()) {
      reading.notes.add(
          "Parameters under a customer key need kms:Decrypt on it as well: their keys are not"
              + " read.");
    }
    return new RoleNeeds(
        RoleNeeds.Kind.EXECUTION, arn.isEmpty() ? null : arn, writing.needs(), writing.grants());
  }

  private RoleNeeds task(String arn, Service service, Place place, Wish wish, Reading reading) {
    Writing writing = new Writing(place, wish.wildcards());
    writing.secrets(wish.program().stream().map(p -> used(p, reading)).toList(), PROGRAM);
    if (service.executeCommand()) {
      writing.exec();
    }
    return new RoleNeeds(
        RoleNeeds.Kind.TASK, arn.isEmpty() ? null : arn, writing.needs(), writing.grants());
  }

  /** Without its ARN nothing can be written for it. */
  private Optional<UsedSecret> registry(String name, Reading reading) {
    return switch (secrets.describe(name)) {
      case Outcome.Done<SecretSummary>(SecretSummary s) -> {
        UsedSecret used = new UsedSecret(s.arn(), s.kmsKeyId());
        reading.known.put(name, used);
        yield Optional.of(used);
      }
      case Outcome.Failed<SecretSummary>(Problem p) -> {
        reading.unknowns.add(Unknown.of("secret " + name + " of a registry", p));
        yield Optional.empty();
      }
    };
  }

  /** {@code id}: ARN or name; what cannot be described is taken as it is written. */
  private UsedSecret used(String id, Reading reading) {
    UsedSecret before = reading.known.get(id);
    if (before != null) {
      return before;
    }
    UsedSecret used =
        switch (secrets.describe(id)) {
          case Outcome.Done<SecretSummary>(SecretSummary s) ->
              new UsedSecret(s.arn(), s.kmsKeyId());
          case Outcome.Failed<SecretSummary>(Problem p) -> {
            if (!id.startsWith("arn:")) {
              throw new ProblemException(p);
            }
            reading.unknowns.add(Unknown.of("the key of secret " + id, p));
            yield new UsedSecret(id, null);
          }
        };
    reading.known.put(id, used);
    return used;
  }

  private static void notes(Wish wish, List<RoleNeeds> roles, Reading reading) {
    if (!reading.known.isEmpty()) {
      reading.notes.addFirst(
          wish.wildcards()
              ? "Secrets are named with ?????? for the six characters that Secrets Manager puts"
                  + " behind a name: a secret that is deleted and made again is still read."
              : "Secrets are named by their full ARNs: one that is deleted and made again gets"
                  + " other six characters at its end; --wildcard allows for that.");
    }
    if (roles.stream()
        .flatMap(r -> r.needs().stream())
        .anyMatch(n -> n.action().equals(Writing.DECRYPT))) {
      reading.notes.add(
          "kms:Decrypt holds through Secrets Manager and for these secrets only; the key's own"
              + " policy must let the account's policies decide, as KMS's default does.");
    }
    reading.notes.add(
        "The task role is for the containers' own code, which no task definition tells: what it"
            + " calls has to be added.");
  }

  /** ECS's tasks of this account and region, so that nobody else's service can be lent the role. */
  private static List<Grant> trust(Place place) {
    Map<String, Map<String, List<String>>> conditions = new TreeMap<>();
    conditions.put("ArnLike", Map.of("aws:SourceArn", List.of(place.arn("ecs", "*"))));
    conditions.put("StringEquals", Map.of("aws:SourceAccount", List.of(place.account())));
    return List.of(
        new Grant(
            "EcsTasks",
            "ecs-tasks.amazonaws.com",
            List.of("sts:AssumeRole"),
            List.of(),
            conditions));
  }
}
