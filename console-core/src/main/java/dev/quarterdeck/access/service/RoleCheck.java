package dev.quarterdeck.access.service;

import dev.quarterdeck.access.policy.Decision;
import dev.quarterdeck.access.policy.PolicyDocument;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares what roles need with what is in force: by IAM's simulator where it may be asked, else
 * from the texts of the policies. What decides outside the account (service control policies) is
 * not seen.
 */
public final class RoleCheck {
  private final RoleFacts facts;
  private final OwnPolicies ownPolicies;
  private final List<AccessReport.Checked> roles = new ArrayList<>();
  private final List<AccessFinding> findings = new ArrayList<>();
  private final List<Unknown> unknowns = new ArrayList<>();

  private RoleCheck(RoleFacts facts, SecretPolicies secretPolicies) {
    this.facts = facts;
    this.ownPolicies = new OwnPolicies(secretPolicies, unknowns);
  }

  /** One after the other; what cannot be read is an unknown of the report. */
  public static AccessReport of(
      ServiceNeeds needs, RoleFacts facts, SecretPolicies secretPolicies) {
    RoleCheck check = new RoleCheck(facts, secretPolicies);
    check.unknowns.addAll(needs.unknowns());
    needs.roles().forEach(r -> check.role(needs, r));
    return new AccessReport(needs.ref(), check.roles, check.findings, check.unknowns);
  }

  private void role(ServiceNeeds service, RoleNeeds needs) {
    String ref = service.ref();
    String name = needs.name();
    if (name == null) {
      if (service.onInstances() && needs.byInstance()) {
        unknowns.add(
            new Unknown(
                "the role of the container instances",
                "Without an execution role it pulls images and writes logs; it is not read.",
                null));
      } else if (!needs.needs().isEmpty()) {
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
      case Outcome.Done<RoleFacts.Role>(RoleFacts.Role role) -> existing(service, needs, role);
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

  private void existing(ServiceNeeds service, RoleNeeds needs, RoleFacts.Role role) {
    String ref = service.ref();
    Trust.of(service, needs, role, findings, unknowns);
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
      Optional<Map<String, Decision>> answer = simulated ? simulate(role, same) : Optional.empty();
      simulated &= answer.isPresent();
      for (Need n : same) {
        Decision asked = answer.map(a -> a.get(n.resource())).orElse(null);
        // Where the simulator misses a condition's key, the texts may still tell.
        boolean told = asked != null && asked != Decision.DEPENDS;
        allowed += decided(needs, inForce, n, told ? asked : null, ref) ? 1 : 0;
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
  private Optional<Map<String, Decision>> simulate(RoleFacts.Role role, List<Need> same) {
    return switch (facts.simulate(
        role.arn(),
        same.getFirst().action(),
        same.stream().map(Need::resource).distinct().toList(),
        same.getFirst().context())) {
      case Outcome.Done<Map<String, Decision>>(Map<String, Decision> decisions) ->
          Optional.of(decisions);
      case Outcome.Failed<Map<String, Decision>>(Problem p) -> {
        if (p instanceof Problem.Interrupted || p instanceof Problem.Credentials) {
          throw new ProblemException(p);
        }
        yield Optional.empty();
      }
    };
  }

  /** What is known of each request that is made in a role's name, beside what this one carries. */
  private static Map<String, String> context(RoleFacts.Role role, Need n) {
    Map<String, String> context = new HashMap<>(n.context());
    // Whoever reads secrets for a task does so over TLS.
    context.put("aws:SecureTransport", "true");
    context.put("aws:PrincipalArn", role.arn());
    context.put("aws:PrincipalAccount", role.arn().split(":", -1)[4]);
    String[] resource = n.resource().split(":", -1);
    if (resource.length > 4 && !resource[3].isEmpty()) {
      context.put("aws:RequestedRegion", resource[3]);
    }
    return context;
  }

  private static Decision decide(InForce inForce, Need n, Map<String, String> context) {
    Decision own = Decision.of(inForce.documents(), n.action(), n.resource(), context);
    return own.within(bounded(inForce, n, context));
  }

  private static Decision bounded(InForce inForce, Need n, Map<String, String> context) {
    PolicyDocument boundary = inForce.boundary();
    return boundary == null
        ? Decision.ALLOWED
        : Decision.of(List.of(boundary), n.action(), n.resource(), context);
  }

  /**
   * Whether it is certainly allowed; what is not is said.
   *
   * @param simulated null where the simulator does not tell
   */
  private boolean decided(
      RoleNeeds needs, InForce inForce, Need n, @Nullable Decision simulated, String ref) {
    RoleFacts.Role role = inForce.role();
    Map<String, String> context = context(role, n);
    Decision byRole = simulated == null ? decide(inForce, n, context) : simulated;
    String what = n.action() + " on " + n.resource() + " for " + role.name();
    if (simulated == null && !inForce.complete() && byRole != Decision.DENIED) {
      unknowns.add(
          new Unknown(
              what, "Not every policy of the role could be read.", "iam:SimulatePrincipalPolicy"));
      return false;
    }
    OwnPolicies.Said said = ownPolicies.on(byRole, role, n, context);
    return switch (said.decision()) {
      case ALLOWED -> true;
      case null -> false;
      case DEPENDS -> {
        unknowns.add(new Unknown(what, "A condition decides.", null));
        yield false;
      }
      case DENIED, NOT_ALLOWED -> {
        boolean denied = said.decision() == Decision.DENIED;
        missing(
            needs,
            role.name(),
            n.action(),
            n.resource(),
            "The "
                + needs.kind().words()
                + (denied ? " is denied " : " may not ")
                + n.action()
                + ": "
                + n.why()
                + ".",
            fix(needs, inForce, n, said, bounded(inForce, n, context), ref));
        yield false;
      }
    };
  }

  /** What stands against it is put right where it stands. */
  private static String fix(
      RoleNeeds needs,
      InForce inForce,
      Need n,
      OwnPolicies.Said said,
      Decision bounded,
      String ref) {
    if (said.own()) {
      return n.action().equals(Writing.DECRYPT)
          ? "Let the policy of the key name the role, or leave it to the account's policies:"
              + " aws kms get-key-policy --policy-name default shows it."
          : "Let the role in by the secret's own policy:"
              + " aws secretsmanager get-resource-policy shows it.";
    }
    if (bounded == Decision.NOT_ALLOWED || bounded == Decision.DENIED) {
      return "Allow it in the role's permissions boundary as well: "
          + inForce.role().boundary()
          + ".";
    }
    if (said.decision() == Decision.DENIED) {
      return "Take the statement away that denies it, or except this from it: it wins over all that"
          + " allow.";
    }
    return "Add the statement that qd iam policy "
        + ref
        + (needs.kind() == RoleNeeds.Kind.EXECUTION ? " --for execution" : " --for task")
        + " writes.";
  }
}
