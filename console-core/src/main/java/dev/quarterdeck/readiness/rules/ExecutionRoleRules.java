package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.access.policy.Decision;
import dev.quarterdeck.access.policy.PolicyDocument;
import dev.quarterdeck.access.policy.Statement;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.RoleReadings;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.evidence.Finding;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.secrets.ValueFrom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which secrets the roles may read that start tasks. */
final class ExecutionRoleRules {
  static final String POLICIES = "iam:GetRolePolicy, iam:GetPolicyVersion";
  static final String READ = "secretsmanager:GetSecretValue";
  private static final String NONE = "No running revision names an execution role.";

  /** What Secrets Manager adds to a name in an ARN: a hyphen and six characters. */
  private static final String SUFFIX = "-[A-Za-z0-9]{6}$";

  private ExecutionRoleRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("iam-exec-role-scoped", ExecutionRoleRules::scoped);
  }

  private static Finding scoped(Readings in) {
    Checks checks = new Checks(POLICIES, in.now());
    for (TaskDefinitionFacts d : in.ecs().definitions().items()) {
      if (d.executionRole() == null && !referenced(List.of(d)).isEmpty()) {
        checks.fail(
            d.ref(), "executionRoleArn", null, "refers to secrets and has no role to read them");
      }
    }
    var roles = in.roles().executionRoles();
    in.ahead(roles.items(), e -> in.roles().policies(e.getKey()));
    return checks
        .each(
            roles,
            e -> RoleReadings.name(e.getKey()),
            e -> role(checks, in, e.getKey(), referenced(e.getValue())))
        .done(NONE);
  }

  /** ARNs of all secrets that the revisions refer to, those of registries and log drivers too. */
  private static List<String> referenced(List<TaskDefinitionFacts> definitions) {
    TreeSet<String> arns = new TreeSet<>();
    definitions.stream()
        .flatMap(d -> d.containers().stream())
        .flatMap(c -> Stream.concat(c.secrets().stream(), c.agentSecrets().stream()))
        .forEach(r -> ValueFrom.secret(r.valueFrom()).ifPresent(v -> arns.add(v.secretArn())));
    return List.copyOf(arns);
  }

  private static void role(Checks checks, Readings in, String role, List<String> wanted) {
    Listing<RoleReadings.Policy> policies = in.roles().policies(role);
    checks.missing(policies.unknowns());
    boolean good = true;
    for (RoleReadings.Policy p : policies.items()) {
      for (Statement s : p.document().allowing()) {
        if (s.hasAction(READ)) {
          good &= statement(checks, in, role, p.name(), s, wanted);
        }
      }
    }
    if (policies.isComplete()) {
      good &= readable(checks, in, role, wanted, policies.items());
    }
    if (good && policies.isComplete()) {
      checks.pass(
          RoleReadings.name(role),
          "Statement.Resource",
          wanted.size() + " secrets",
          wanted.isEmpty()
              ? "reads no secret, and none is referred to"
              : "reads the secrets that are referred to and no other");
    }
  }

  /** Whether the statement allows no secret but those wanted. */
  private static boolean statement(
      Checks checks, Readings in, String role, String policy, Statement s, List<String> wanted) {
    String name = RoleReadings.name(role);
    if (s.resources().negated()) {
      checks.fail(name, policy + " NotResource", s.resources(), "may read every secret but a few");
      return false;
    }
    boolean good = true;
    for (String pattern : s.resources().patterns()) {
      if (Statement.covers(pattern, Nobody.besides(in, role).secret())) {
        checks.add(
            s.conditional() ? Status.WARN : Status.FAIL,
            name,
            policy + " Statement.Resource",
            pattern,
            s.conditional()
                ? "may read every secret that a condition lets through"
                : "may read every secret of the account");
        good = false;
      } else if (ofSecrets(pattern)) {
        good &= named(checks, name, policy, pattern, wanted);
      }
    }
    return good;
  }

  private static boolean named(
      Checks checks, String role, String policy, String pattern, List<String> wanted) {
    List<String> matched = wanted.stream().filter(w -> Statement.covers(pattern, w)).toList();
    if (matched.isEmpty()) {
      checks.fail(
          role,
          policy + " Statement.Resource",
          pattern,
          "may read a secret that no running revision of the scope refers to");
      return false;
    }
    if (matched.stream().noneMatch(w -> names(pattern, w))) {
      checks.warn(
          role,
          policy + " Statement.Resource",
          pattern,
          "may read every secret whose name begins so; name each");
      return false;
    }
    return true;
  }

  /** The ARN itself, or its name with wildcards for the six characters only. */
  private static boolean names(String pattern, String arn) {
    String base = arn.replaceFirst(SUFFIX, "");
    return pattern.equals(arn) || pattern.equals(base + "-??????") || pattern.equals(base + "-*");
  }

  private static boolean ofSecrets(String pattern) {
    String[] segments = pattern.split(":", -1);
    return segments.length < 3 || Statement.covers(segments[2], "secretsmanager");
  }

  /** Whether every secret wanted may be read; what is not stops tasks from starting. */
  private static boolean readable(
      Checks checks,
      Readings in,
      String role,
      List<String> wanted,
      List<RoleReadings.Policy> policies) {
    List<PolicyDocument> documents = policies.stream().map(RoleReadings.Policy::document).toList();
    Optional<PolicyDocument> boundary = in.roles().boundary(role);
    List<String> open = new ArrayList<>();
    boolean good = true;
    for (String arn : wanted) {
      Decision bounded =
          boundary.map(b -> Decision.of(List.of(b), READ, arn)).orElse(Decision.ALLOWED);
      switch (Decision.of(documents, READ, arn).within(bounded)) {
        case ALLOWED -> {}
        case DEPENDS -> open.add(arn);
        case DENIED -> {
          unreadable(checks, role, arn, "is denied to read a secret that a revision refers to");
          good = false;
        }
        case NOT_ALLOWED -> {
          // A boundary holds for what a secret's own policy gives as well.
          List<Statement> letIn = boundary.isEmpty() ? letIn(in, role, arn) : List.of();
          if (letIn.isEmpty()) {
            unreadable(
                checks,
                role,
                arn,
                bounded == Decision.NOT_ALLOWED
                    ? "has a permissions boundary that does not let it read a secret that a"
                        + " revision refers to"
                    : "may not read a secret that a revision refers to");
            good = false;
          } else if (letIn.stream().allMatch(Statement::conditional)) {
            open.add(arn);
          }
        }
      }
    }
    if (!open.isEmpty()) {
      Map<String, Decision> simulated = in.roles().simulated(role, READ, open);
      List<String> still = open.stream().filter(a -> simulated.get(a) != Decision.ALLOWED).toList();
      still.forEach(
          arn ->
              checks.unknown(
                  RoleReadings.name(role),
                  "Statement.Condition",
                  arn,
                  "a condition decides whether it may read a secret that a revision refers to"));
      good &= still.isEmpty();
    }
    return good;
  }

  private static void unreadable(Checks checks, String role, String arn, String text) {
    checks.fail(RoleReadings.name(role), "Statement", arn, text);
  }

  /**
   * What of the secret's own policy lets the role read it, where the role's say nothing. To name
   * the account lets nobody in: it leaves it to the policies of its roles.
   */
  private static List<Statement> letIn(Readings in, String role, String arn) {
    return in
        .secrets()
        .policy(arn)
        .map(text -> PolicyDocument.parse(text).orThrow().allowing())
        .orElse(List.of())
        .stream()
        .filter(s -> s.hasAction(READ))
        .filter(s -> s.principals() != null && s.principals().letsIn(role))
        .toList();
  }
}
