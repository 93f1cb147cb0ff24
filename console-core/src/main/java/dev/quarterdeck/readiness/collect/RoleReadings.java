package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.access.policy.Decision;
import dev.quarterdeck.access.policy.PolicyDocument;
import dev.quarterdeck.access.role.RoleFacts;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** The roles that running revisions in scope name, and what their policies say. */
public final class RoleReadings {
  private final Once once;
  private final RoleFacts roles;
  private final EcsReadings ecs;
  private final Deadline deadline;

  RoleReadings(Once once, Sources sources, EcsReadings ecs, Deadline deadline) {
    this.once = once;
    this.roles = sources.roles();
    this.ecs = ecs;
    this.deadline = deadline;
  }

  /** A policy of a role, under its own name. */
  public record Policy(String name, PolicyDocument document) {}

  /** Running revisions by the role that starts their tasks. */
  public Listing<Map.Entry<String, List<TaskDefinitionFacts>>> executionRoles() {
    return by(d -> d.executionRole() == null ? Stream.empty() : Stream.of(d.executionRole()));
  }

  /** Running revisions by the role that their containers have. */
  public Listing<Map.Entry<String, List<TaskDefinitionFacts>>> taskRoles() {
    return by(d -> d.taskRole() == null ? Stream.empty() : Stream.of(d.taskRole()));
  }

  /** ARNs of both kinds, sorted. */
  public Listing<String> all() {
    Set<String> arns = new TreeSet<>();
    executionRoles().items().forEach(e -> arns.add(e.getKey()));
    Listing<Map.Entry<String, List<TaskDefinitionFacts>>> tasks = taskRoles();
    tasks.items().forEach(e -> arns.add(e.getKey()));
    return new Listing<>(List.copyOf(arns), tasks.unknowns());
  }

  private Listing<Map.Entry<String, List<TaskDefinitionFacts>>> by(
      Function<TaskDefinitionFacts, Stream<String>> role) {
    Listing<TaskDefinitionFacts> definitions = ecs.definitions();
    Map<String, List<TaskDefinitionFacts>> map = new TreeMap<>();
    definitions
        .items()
        .forEach(
            d -> role.apply(d).forEach(r -> map.computeIfAbsent(r, k -> new ArrayList<>()).add(d)));
    return new Listing<>(List.copyOf(map.entrySet()), definitions.unknowns());
  }

  /** The name in a role's ARN, behind its path. */
  public static String name(String roleArn) {
    return roleArn.substring(roleArn.lastIndexOf('/') + 1);
  }

  public RoleFacts.Role role(String arn) {
    return once.read("iam:GetRole " + arn, () -> roles.role(name(arn)));
  }

  /** Managed policies attached to a role. */
  public Listing<RoleFacts.Attached> attached(String arn) {
    return once.read("iam:ListAttachedRolePolicies " + arn, () -> roles.attached(name(arn)));
  }

  /** Every policy of a role, those attached and those that are part of it. */
  public Listing<Policy> policies(String arn) {
    Listing<Policy> managed =
        EcsReadings.each(
            deadline,
            attached(arn),
            p -> "policy " + p.name(),
            p ->
                Listing.complete(
                    List.of(
                        new Policy(
                            p.name(),
                            once.read(
                                "iam:GetPolicyVersion " + p.arn(),
                                () -> roles.managedPolicy(p.arn()))))));
    Listing<Policy> own =
        EcsReadings.each(
            deadline,
            once.read("iam:ListRolePolicies " + arn, () -> roles.inline(name(arn))),
            p -> "policy " + p,
            p ->
                Listing.complete(
                    List.of(
                        new Policy(
                            p,
                            once.read(
                                "iam:GetRolePolicy " + arn + " " + p,
                                () -> roles.inlinePolicy(name(arn), p))))));
    List<Unknown> unknowns = new ArrayList<>(managed.unknowns());
    unknowns.addAll(own.unknowns());
    return new Listing<>(
        Stream.concat(managed.items().stream(), own.items().stream()).toList(), unknowns);
  }

  /** What IAM's simulator says of the action on each resource. */
  public Map<String, Decision> simulated(String arn, String action, List<String> resources) {
    return once.read(
        "iam:SimulatePrincipalPolicy " + arn + " " + action + " " + resources,
        () -> roles.simulate(arn, action, resources, Map.of()));
  }

  /** Its permissions boundary's document; empty where it has none. */
  public Optional<PolicyDocument> boundary(String arn) {
    String boundary = role(arn).boundary();
    return boundary == null
        ? Optional.empty()
        : Optional.of(
            once.read("iam:GetPolicyVersion " + boundary, () -> roles.managedPolicy(boundary)));
  }
}
