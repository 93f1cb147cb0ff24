package dev.quarterdeck.access.service;

import dev.quarterdeck.access.policy.Decision;
import dev.quarterdeck.access.policy.PolicyDocument;
import dev.quarterdeck.access.policy.Statement;
import dev.quarterdeck.access.role.RoleFacts;
import dev.quarterdeck.access.role.SecretPolicies;
import dev.quarterdeck.access.service.AccessFinding.Kind;
import dev.quarterdeck.access.service.AccessReport.How;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what roles need with what is in force: by IAM's simulator where it may be asked, else
 * from the texts of the policies. What decides outside the account (service control policies) is
 * not seen.
 */
public final class RoleCheck {
  private static final String TASKS = "ecs-tasks.amazonaws.com";
  private static final String ASSUME = "sts:AssumeRole";

  private final RoleFacts facts;
  private final SecretPolicies secretPolicies;
  private final List<AccessReport.Checked> roles = new ArrayList<>();
  private final List<AccessFinding> findings = new ArrayList<>();
  private final List<Unknown> unknowns = new ArrayList<>();

  private RoleCheck(RoleFacts facts, SecretPolicies secretPolicies) {
    this.facts = facts;
    this.secretPolicies = secretPolicies;
  }

  /** One after the other; what cannot be read is an unknown of the report. */
  public static AccessReport of(
      ServiceNeeds needs, RoleFacts facts, SecretPolicies secretPolicies) {
    RoleCheck check = new RoleCheck(facts, secretPolicies);
    check.unknowns.addAll(needs.unknowns());
    needs.roles().forEach(r -> check.role(r, needs.ref()));
    return new AccessReport(needs.ref(), check.roles, check.findings, check.unknowns);
  }

  private void role(RoleNeeds needs, String ref) {
    String name = needs.name();
    if (name == null) {
      if (!needs.needs().isEmpty()) {
        missing(
            needs,
            "–",
            null,
            null,
            "The task definition names no " + needs.kind().words() + ", and one is needed.",
            "Write its policies with: qd iam policy " + ref);
      }
      return;
    }
    switch (facts.role(name)) {
      case Outcome.Done<RoleFacts.Role>(RoleFacts.Role role) -> existing(needs, role, ref);
      case Outcome.Failed<RoleFacts.Role>(Problem p) -> {
        if (p instanceof Problem.NotFound) {
          missing(
              needs,
              name,
              null,
              null,
              "The " + needs.kind().words() + " " + name + " does not exist: no task can start.",
              "Create it with what qd iam policy " + ref + " writes.");
        } else {
          unknowns.add(Unknown.of("role " + name, p));
          roles.add(
              new AccessReport.Checked(needs.kind(), name, How.UNREAD, needs.needs().size(), 0));
        }
      }
    }
  }

  private void missing(
      RoleNeeds needs,
      String role,
      @Nullable String action,
      @Nullable String resource,
      String text,
      String fix) {
    findings.add(
        new AccessFinding(Kind.MISSING, needs.kind(), role, null, action, resource, text, fix));
  }

  private void existing(RoleNeeds needs, RoleFacts.Role role, String ref) {
    trust(needs, role);
    InForce inForce = InForce.read(facts, role, unknowns);
    Map<String, List<Need>> together = new LinkedHashMap<>();
    needs
        .needs()
        .forEach(
            n ->
                together
                    .computeIfAbsent(n.action() + " " + n.context(), k -> new ArrayList<>())
                    .add(n));
    boolean simulated = !together.isEmpty();
    int allowed = 0;
    for (List<Need> same : together.values()) {
      Optional<Set<String>> answer = simulated ? simulate(role, same) : Optional.empty();
      simulated &= answer.isPresent();
      for (Need n : same) {
        Decision own =
            answer
                .map(a -> a.contains(n.resource()) ? Decision.ALLOWED : Decision.NOT_ALLOWED)
                .orElseGet(() -> decide(inForce, n));
        Decision decision = unlessDenied(own, role, n);
        allowed += decided(needs, inForce, n, decision, answer.isPresent(), ref) ? 1 : 0;
      }
    }
    findings.addAll(Width.of(needs, inForce, ref));
    roles.add(
        new AccessReport.Checked(
            needs.kind(),
            role.name(),
            simulated ? How.SIMULATED : How.POLICIES,
            needs.needs().size(),
            allowed));
  }

  /** Empty where the simulator may not be asked, or there is none. */
  private Optional<Set<String>> simulate(RoleFacts.Role role, List<Need> same) {
    return switch (facts.allowed(
        role.arn(),
        same.getFirst().action(),
        same.stream().map(Need::resource).distinct().toList(),
        same.getFirst().context())) {
      case Outcome.Done<Set<String>>(Set<String> allowed) -> Optional.of(allowed);
      case Outcome.Failed<Set<String>>(Problem p) -> {
        if (p instanceof Problem.Interrupted || p instanceof Problem.Credentials) {
          throw new ProblemException(p);
        }
        yield Optional.empty();
      }
    };
  }

  private static Decision decide(InForce inForce, Need n) {
    Decision own = Decision.of(inForce.documents(), n.action(), n.resource(), n.context());
    PolicyDocument boundary = inForce.boundary();
    return boundary == null
        ? own
        : own.within(Decision.of(List.of(boundary), n.action(), n.resource(), n.context()));
  }

  /** The simulator does not see the secret's own policy, which may deny what the role's allow. */
  private Decision unlessDenied(Decision own, RoleFacts.Role role, Need n) {
    if (own != Decision.ALLOWED || !n.action().equals(Writing.READ)) {
      return own;
    }
    Map<String, String> context = new HashMap<>(n.context());
    // Whoever reads secrets for a task does so over TLS.
    context.put("aws:SecureTransport", "true");
    return switch (secretPolicies.policy(n.resource())) {
      case Outcome.Done<Optional<String>>(Optional<String> text) ->
          text.map(t -> PolicyDocument.parse(t).orThrow())
              .map(p -> own.unless(p, role.arn(), n.action(), n.resource(), context))
              .orElse(own);
      case Outcome.Failed<Optional<String>>(Problem p) -> {
        unknowns.add(Unknown.of("the policy of secret " + n.resource(), p));
        yield own;
      }
    };
  }

  /** Whether it is certainly allowed; what is not is said. */
  private boolean decided(
      RoleNeeds needs, InForce inForce, Need n, Decision decision, boolean simulated, String ref) {
    String role = inForce.role().name();
    String what = n.action() + " on " + n.resource() + " for " + role;
    if (decision == Decision.ALLOWED && (simulated || inForce.complete())) {
      return true;
    }
    if (decision == Decision.DEPENDS) {
      unknowns.add(new Unknown(what, "A condition decides.", "iam:SimulatePrincipalPolicy"));
      return false;
    }
    if (!simulated && !inForce.complete() && decision != Decision.DENIED) {
      unknowns.add(
          new Unknown(
              what, "Not every policy of the role could be read.", "iam:SimulatePrincipalPolicy"));
      return false;
    }
    if (decision == Decision.NOT_ALLOWED && letIn(inForce.role(), n)) {
      return true;
    }
    missing(
        needs,
        role,
        n.action(),
        n.resource(),
        "The "
            + needs.kind().words()
            + (decision == Decision.DENIED ? " is denied " : " may not ")
            + n.action()
            + ": "
            + n.why()
            + ".",
        "Add the statement that qd iam policy "
            + ref
            + (needs.kind() == RoleNeeds.Kind.EXECUTION ? " --for execution" : " --for task")
            + " writes.");
    return false;
  }

  /** Within an account the secret's own policy alone is enough, where there is no boundary. */
  private boolean letIn(RoleFacts.Role role, Need n) {
    if (!n.action().equals(Writing.READ) || role.boundary() != null) {
      return false;
    }
    return switch (secretPolicies.policy(n.resource())) {
      case Outcome.Done<Optional<String>>(Optional<String> text) ->
          text.map(t -> PolicyDocument.parse(t).map(d -> admits(d, role)).orThrow()).orElse(false);
      case Outcome.Failed<Optional<String>>(Problem p) -> {
        unknowns.add(Unknown.of("the policy of secret " + n.resource(), p));
        yield false;
      }
    };
  }

  private static boolean admits(PolicyDocument policy, RoleFacts.Role role) {
    return policy.allowing().stream()
        .anyMatch(
            s ->
                s.hasAction(Writing.READ)
                    && !s.conditional()
                    && s.principals() != null
                    && s.principals().includesRole(role.arn()));
  }

  private void trust(RoleNeeds needs, RoleFacts.Role role) {
    List<Statement> tasks =
        role.trust().allowing().stream()
            .filter(s -> s.hasAction(ASSUME))
            .filter(s -> s.principals() != null && s.principals().of("Service").contains(TASKS))
            .toList();
    if (tasks.isEmpty()) {
      missing(
          needs,
          role.name(),
          ASSUME,
          null,
          "It does not trust " + TASKS + ": ECS cannot use it.",
          "Set the trust policy that qd iam policy --for trust writes.");
    } else if (tasks.stream()
        .anyMatch(s -> !s.demands("aws:SourceAccount") && !s.demands("aws:SourceArn"))) {
      note(needs, role, "It trusts ECS's tasks without naming the account they run in.");
    }
    Set<String> strangers =
        new LinkedHashSet<>(role.trust().strangers(role.arn().split(":", -1)[4]));
    for (String s : strangers) {
      findings.add(
          new AccessFinding(
              Kind.TOO_WIDE,
              needs.kind(),
              role.name(),
              "trust",
              ASSUME,
              s,
              "It may be assumed from outside the account by " + s + ".",
              "Set the trust policy that qd iam policy --for trust writes."));
    }
  }

  private void note(RoleNeeds needs, RoleFacts.Role role, String text) {
    findings.add(
        new AccessFinding(
            Kind.NOTE,
            needs.kind(),
            role.name(),
            "trust",
            ASSUME,
            null,
            text,
            "Add aws:SourceAccount, as qd iam policy --for trust writes it."));
  }
}
