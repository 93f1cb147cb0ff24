package dev.quarterdeck.access.service;

import dev.quarterdeck.access.policy.Decision;
import dev.quarterdeck.access.policy.Statement;
import dev.quarterdeck.access.role.RoleFacts;
import dev.quarterdeck.access.service.AccessFinding.Kind;
import dev.quarterdeck.kernel.Unknown;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who may assume a role: ECS's tasks of the service's account, and nobody from outside. */
final class Trust {
  private static final String TASKS = "ecs-tasks.amazonaws.com";
  private static final String ASSUME = "sts:AssumeRole";

  private final RoleNeeds needs;
  private final RoleFacts.Role role;
  private final List<AccessFinding> findings;
  private final String fix;

  private Trust(RoleNeeds needs, RoleFacts.Role role, List<AccessFinding> findings, String ref) {
    this.needs = needs;
    this.role = role;
    this.findings = findings;
    this.fix = "Set the trust policy that qd iam policy " + ref + " --for trust writes.";
  }

  /** {@code service}: whose tasks assume it. */
  static void of(
      ServiceNeeds service,
      RoleNeeds needs,
      RoleFacts.Role role,
      List<AccessFinding> findings,
      List<Unknown> unknowns) {
    Trust trust = new Trust(needs, role, findings, service.ref());
    trust.tasks(request(service), unknowns);
    trust.strangers();
  }

  /** The keys of ECS's own request, as the least trust policy asks for them. */
  private static Map<String, String> request(ServiceNeeds service) {
    Map<String, String> context = new TreeMap<>();
    service
        .trust()
        .forEach(
            g ->
                g.conditions()
                    .values()
                    .forEach(
                        keys -> keys.forEach((k, values) -> context.put(k, values.getFirst()))));
    return context;
  }

  private void tasks(Map<String, String> request, List<Unknown> unknowns) {
    List<Statement> tasks =
        role.trust().allowing().stream()
            .filter(s -> s.hasAction(ASSUME))
            .filter(s -> s.principals() != null && s.principals().of("Service").contains(TASKS))
            .toList();
    if (tasks.isEmpty()) {
      missing("It does not trust " + TASKS + ": ECS cannot use it.");
      return;
    }
    switch (Decision.byResource(
        role.trust(), p -> p.of("Service").contains(TASKS), ASSUME, role.arn(), request)) {
      case ALLOWED -> {
        if (tasks.stream()
            .anyMatch(s -> !s.demands("aws:SourceAccount") && !s.demands("aws:SourceArn"))) {
          add(
              Kind.NOTE,
              null,
              "It trusts ECS's tasks without naming the account they run in.",
              "Add aws:SourceAccount, as qd iam policy --for trust writes it.");
        }
      }
      case DEPENDS ->
          unknowns.add(
              new Unknown(
                  "whether " + role.name() + " trusts ECS's tasks", "A condition decides.", null));
      case DENIED, NOT_ALLOWED ->
          missing(
              "It trusts "
                  + TASKS
                  + " under a condition that tasks of this account and region do not meet: ECS"
                  + " cannot use it.");
    }
  }

  private void strangers() {
    role.trust().strangers(role.arn().split(":", -1)[4]).stream()
        .distinct()
        .forEach(
            s ->
                add(
                    Kind.TOO_WIDE,
                    s,
                    "It may be assumed from outside the account by " + s + ".",
                    fix));
  }

  private void missing(String text) {
    findings.add(
        new AccessFinding(Kind.MISSING, needs.kind(), role.name(), null, ASSUME, null, text, fix));
  }

  private void add(Kind kind, @Nullable String who, String text, String remedy) {
    findings.add(
        new AccessFinding(kind, needs.kind(), role.name(), "trust", ASSUME, who, text, remedy));
  }
}
