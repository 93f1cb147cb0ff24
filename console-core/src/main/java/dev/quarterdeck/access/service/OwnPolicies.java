package dev.quarterdeck.access.service;

import dev.quarterdeck.access.policy.Decision;
import dev.quarterdeck.access.policy.PolicyDocument;
import dev.quarterdeck.access.policy.Principals;
import dev.quarterdeck.access.role.RoleFacts;
import dev.quarterdeck.access.role.SecretPolicies;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the own policies of secrets and keys make of what a role's policies say; IAM's simulator
 * does not see them. Each is read once.
 */
final class OwnPolicies {
  private final SecretPolicies policies;
  private final List<Unknown> unknowns;
  private final Map<String, Outcome<Optional<PolicyDocument>>> read = new HashMap<>();

  OwnPolicies(SecretPolicies policies, List<Unknown> unknowns) {
    this.policies = policies;
    this.unknowns = unknowns;
  }

  /**
   * The decision on one request.
   *
   * @param decision null where it cannot be told, which stands among the unknowns
   * @param own whether it is the resource's own policy that stands against it
   */
  record Said(@Nullable Decision decision, boolean own) {}

  /** {@code byRole}: what the role's policies and boundary say. */
  Said on(Decision byRole, RoleFacts.Role role, Need n, Map<String, String> context) {
    boolean secret = n.action().equals(Writing.READ);
    boolean key = n.action().equals(Writing.DECRYPT);
    boolean elsewhere = elsewhere(role, n);
    if (byRole == Decision.DENIED || !(secret || key || elsewhere)) {
      return new Said(byRole, false);
    }
    String of = "the own policy of " + n.resource();
    if (!secret && !key) {
      if (byRole != Decision.NOT_ALLOWED) {
        unknowns.add(new Unknown(of, "It is another account's, and is not read.", null));
        return new Said(null, false);
      }
      return new Said(byRole, false);
    }
    return switch (key ? key(n) : secret(n.resource())) {
      case Outcome.Done<Optional<PolicyDocument>>(Optional<PolicyDocument> policy) ->
          together(byRole, policy.orElse(null), role, n, context, key || elsewhere);
      case Outcome.Failed<Optional<PolicyDocument>>(Problem p) -> {
        unknowns.add(Unknown.of(of, p));
        yield new Said(null, false);
      }
    };
  }

  private static boolean elsewhere(RoleFacts.Role role, Need n) {
    if (!n.resource().startsWith("arn:")) {
      return false;
    }
    String account = n.resource().split(":", -1)[4];
    return account.matches("\\d{12}") && !account.equals(role.arn().split(":", -1)[4]);
  }

  /**
   * Within an account a secret's own policy may let the role in by itself, and need not; a key's
   * has to, by naming the role or by leaving it to the account, as any policy of another account.
   */
  private static Said together(
      Decision byRole,
      @Nullable PolicyDocument policy,
      RoleFacts.Role role,
      Need n,
      Map<String, String> context,
      boolean demanded) {
    if (policy == null) {
      return demanded ? new Said(Decision.NOT_ALLOWED, true) : new Said(byRole, false);
    }
    Decision itself = by(policy, p -> p.letsIn(role.arn()), n, context);
    Decision left;
    boolean own = false;
    if (byRole == Decision.NOT_ALLOWED) {
      // A boundary holds for what a resource's policy gives as well.
      boolean alone = role.boundary() == null && !elsewhere(role, n);
      left = alone ? itself : byRole;
    } else if (demanded) {
      Decision leaves = by(policy, p -> !p.negated() && p.includesRole(role.arn()), n, context);
      own = leaves == Decision.NOT_ALLOWED;
      left = byRole.within(leaves);
    } else {
      left = byRole;
    }
    Decision unless = left.unless(policy, role.arn(), n.action(), n.resource(), context);
    return new Said(unless, own || unless == Decision.DENIED);
  }

  private static Decision by(
      PolicyDocument policy, Predicate<Principals> who, Need n, Map<String, String> context) {
    return Decision.byResource(policy, who, n.action(), n.resource(), context);
  }

  private Outcome<Optional<PolicyDocument>> secret(String arn) {
    return read.computeIfAbsent(
        arn,
        a ->
            switch (policies.policy(a)) {
              case Outcome.Done<Optional<String>>(Optional<String> text) ->
                  text.isEmpty()
                      ? Outcome.done(Optional.empty())
                      : PolicyDocument.parse(text.get()).map(Optional::of);
              case Outcome.Failed<Optional<String>>(Problem p) -> Outcome.failed(p);
            });
  }

  /** An alias stands for its key. */
  private Outcome<Optional<PolicyDocument>> key(Need n) {
    return read.computeIfAbsent(
        n.context().getOrDefault(Writing.ALIASES, n.resource()),
        k ->
            switch (policies.ofKey(k)) {
              case Outcome.Done<String>(String text) ->
                  PolicyDocument.parse(text).map(Optional::of);
              case Outcome.Failed<String>(Problem p) -> Outcome.failed(p);
            });
  }
}
