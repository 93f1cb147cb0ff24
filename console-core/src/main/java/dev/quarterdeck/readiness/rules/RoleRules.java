package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.access.policy.Principals;
import dev.quarterdeck.access.policy.Statement;
import dev.quarterdeck.access.role.RoleFacts;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.RoleReadings;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.evidence.Finding;
import dev.quarterdeck.readiness.evidence.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the roles of tasks may do, and who may take them. */
final class RoleRules {
  private static final String TASKS = "ecs-tasks.amazonaws.com";
  private static final String NONE = "No running revision names a role.";

  /** Actions on S3 that need no more than the names of buckets and objects. */
  private static final List<String> BUCKETS =
      List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket");

  /** Actions that put another value in a secret's place, or take it away. */
  private static final List<String> CHANGES =
      List.of(
          "secretsmanager:PutSecretValue",
          "secretsmanager:UpdateSecret",
          "secretsmanager:DeleteSecret");

  /** All the ways in which a role is assumed: by AWS's own, through SAML and OpenID Connect. */
  private static final List<String> ASSUMING =
      List.of("sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity");

  private RoleRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("iam-task-role-scoped", RoleRules::task);
    rules.put("ecs-role-trust", RoleRules::trust);
    rules.put("iam-no-admin", RoleRules::admin);
  }

  private static Finding task(Readings in) {
    Checks checks = new Checks(ExecutionRoleRules.POLICIES, in.now());
    in.ecs().definitions().items().stream()
        .filter(d -> d.taskRole() == null)
        .forEach(d -> without(checks, in, d));
    var roles = in.roles().taskRoles();
    in.ahead(roles.items(), e -> in.roles().policies(e.getKey()));
    return checks
        .each(
            roles,
            e -> RoleReadings.name(e.getKey()),
            e -> {
              Listing<RoleReadings.Policy> policies = in.roles().policies(e.getKey());
              checks.missing(policies.unknowns());
              boolean good = policies.isComplete();
              for (RoleReadings.Policy p : policies.items()) {
                for (Statement s : p.document().allowing()) {
                  good &= least(checks, e.getKey(), Nobody.besides(in, e.getKey()), p.name(), s);
                }
              }
              if (good) {
                checks.pass(
                    RoleReadings.name(e.getKey()),
                    "Statement",
                    names(policies),
                    "its policies name their actions, and no secret, bucket or key at large");
              }
            })
        .done(NONE);
  }

  /** On instances of EC2 a container without a role of its own may take the instance's. */
  private static void without(Checks checks, Readings in, TaskDefinitionFacts d) {
    boolean fargate =
        in.ecs().services().items().stream()
            .filter(s -> s.taskDefinition().equals(d.arn()))
            .allMatch(s -> s.launch().fargate());
    checks.add(
        fargate ? Status.PASS : Status.UNKNOWN,
        d.ref(),
        "taskRoleArn",
        null,
        fargate
            ? "its containers have no rights at all"
            : "has no role of its own, and may take that of the instance it runs on, which is not"
                + " read");
  }

  /** Whether a statement of the role that code has allows no more than it says by name. */
  private static boolean least(
      Checks checks, String role, Nobody nobody, String policy, Statement s) {
    String name = RoleReadings.name(role);
    if (s.actions().negated()) {
      checks.fail(name, policy + " NotAction", s.actions(), "may do everything but a few actions");
      return false;
    }
    List<String> whole = s.actions().patterns().stream().filter(RoleRules::whole).toList();
    if (!whole.isEmpty()) {
      checks.fail(
          name,
          policy + " Statement.Action",
          String.join(", ", whole),
          "may do every action of a service");
      return false;
    }
    int found = 0;
    if (s.hasAction(ExecutionRoleRules.READ) && s.hasResource(nobody.secret())) {
      wide(checks, name, policy, s, "may read every secret");
      found++;
    } else if (CHANGES.stream().anyMatch(s::hasAction) && s.hasResource(nobody.secret())) {
      wide(checks, name, policy, s, "may change every secret");
      found++;
    }
    if (BUCKETS.stream().anyMatch(s::hasAction)
        && (s.hasResource(nobody.bucket()) || s.hasResource(nobody.object()))) {
      wide(checks, name, policy, s, "may use every bucket");
      found++;
    }
    found += decryption(checks, name, nobody, policy, s) ? 1 : 0;
    List<String> part = s.actions().patterns().stream().filter(a -> a.contains("*")).toList();
    if (!part.isEmpty()) {
      checks.warn(
          name,
          policy + " Statement.Action",
          String.join(", ", part),
          "names actions by a wildcard");
      found++;
    }
    return found == 0;
  }

  private static void wide(Checks checks, String role, String policy, Statement s, String text) {
    checks.add(
        s.conditional() ? Status.WARN : Status.FAIL,
        role,
        policy + " Statement.Resource",
        s.resources(),
        text + (s.conditional() ? " that a condition lets through" : ""));
  }

  private static String names(Listing<RoleReadings.Policy> policies) {
    return String.join(", ", policies.items().stream().map(RoleReadings.Policy::name).toList());
  }

  private static boolean whole(String action) {
    return action.equals("*") || action.endsWith(":*");
  }

  private static boolean decryption(
      Checks checks, String role, Nobody nobody, String policy, Statement s) {
    if (!(s.hasAction("kms:Decrypt") || s.hasAction("kms:ReEncryptFrom"))
        || s.demands("kms:ViaService")) {
      return false;
    }
    boolean every = s.hasResource(nobody.key());
    checks.add(
        every ? Status.FAIL : Status.WARN,
        role,
        policy + " Statement.Resource",
        s.resources(),
        every
            ? "may decrypt with every key"
            : "may decrypt by itself, without kms:ViaService in a condition");
    return true;
  }

  private static Finding trust(Readings in) {
    Checks checks = new Checks("iam:GetRole", in.now());
    Listing<String> roles = in.roles().all();
    in.ahead(roles.items(), in.roles()::role);
    return checks
        .each(roles, RoleReadings::name, arn -> trusts(checks, in.roles().role(arn)))
        .done(NONE);
  }

  private static void trusts(Checks checks, RoleFacts.Role role) {
    List<Statement> open =
        role.trust().allowing().stream()
            .filter(s -> ASSUMING.stream().anyMatch(s::hasAction))
            .toList();
    List<String> others = new ArrayList<>();
    boolean tasks = false;
    for (Statement s : open) {
      Principals who = s.principals();
      if (who == null || who.negated()) {
        others.add("everybody but a few");
        continue;
      }
      tasks |= who.of("Service").contains(TASKS);
      who.all().stream().filter(p -> !p.equals(TASKS)).forEach(others::add);
    }
    boolean narrowed =
        open.stream().allMatch(s -> s.demands("aws:SourceAccount") || s.demands("aws:SourceArn"));
    String field = "AssumeRolePolicyDocument";
    if (!others.isEmpty()) {
      String all = String.join(", ", others);
      checks.fail(role.name(), field + ".Principal", all, "may be assumed by " + all + " as well");
    } else if (!tasks) {
      checks.fail(role.name(), field + ".Principal", null, "ECS tasks may not assume it");
    } else if (narrowed) {
      checks.pass(
          role.name(), field + ".Condition", TASKS, "only ECS tasks of one account assume it");
    } else {
      checks.warn(
          role.name(),
          field + ".Condition",
          null,
          "only ECS tasks may assume it, but no aws:SourceAccount or aws:SourceArn says whose");
    }
  }

  private static Finding admin(Readings in) {
    Checks checks =
        new Checks("iam:ListAttachedRolePolicies, " + ExecutionRoleRules.POLICIES, in.now());
    Listing<String> roles = in.roles().all();
    in.ahead(roles.items(), in.roles()::policies);
    return checks.each(roles, RoleReadings::name, arn -> admin(checks, in, arn)).done(NONE);
  }

  private static void admin(Checks checks, Readings in, String arn) {
    String name = RoleReadings.name(arn);
    boolean attached =
        in.roles().attached(arn).items().stream()
            .anyMatch(p -> p.arn().endsWith(":aws:policy/AdministratorAccess"));
    if (attached) {
      checks.fail(
          name, "AttachedPolicies", "AdministratorAccess", "has AdministratorAccess attached");
      return;
    }
    Listing<RoleReadings.Policy> policies = in.roles().policies(arn);
    checks.missing(policies.unknowns());
    boolean good = policies.isComplete();
    for (RoleReadings.Policy p : policies.items()) {
      for (Statement s : p.document().allowing()) {
        good &= powers(checks, arn, Nobody.besides(in, arn), p.name(), s);
      }
    }
    if (good) {
      checks.pass(name, "Statement", names(policies), "has no administrator rights");
    }
  }

  private static boolean powers(
      Checks checks, String role, Nobody nobody, String policy, Statement s) {
    String name = RoleReadings.name(role);
    boolean everything = s.hasAction("nobody:HasThisAction") && s.hasResource(nobody.thing());
    boolean passes =
        s.hasAction("iam:PassRole")
            && s.hasResource(nobody.role())
            && !s.demands("iam:PassedToService");
    if (everything) {
      checks.add(
          s.conditional() ? Status.WARN : Status.FAIL,
          name,
          policy + " Statement",
          s.actions() + " on " + s.resources(),
          s.actions().negated()
              ? "may do everything but a few actions, on everything"
              : "may do everything on everything");
    } else if (passes) {
      checks.add(
          s.conditional() ? Status.WARN : Status.FAIL,
          name,
          policy + " Statement",
          s.actions() + " on " + s.resources(),
          "may pass every role to any service, and so gain its rights");
    }
    return !everything && !passes;
  }
}
