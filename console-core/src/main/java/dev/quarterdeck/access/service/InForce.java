package dev.quarterdeck.access.service;

import dev.quarterdeck.access.policy.PolicyDocument;
import dev.quarterdeck.access.role.RoleFacts;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A role with every policy that could be read.
 *
 * @param boundary null where there is none
 * @param complete whether every policy, the boundary too, was read
 */
record InForce(
    RoleFacts.Role role,
    List<Policy> policies,
    @Nullable PolicyDocument boundary,
    boolean complete) {

  /** {@code arn} null for a policy that is part of the role. */
  record Policy(String name, @Nullable String arn, PolicyDocument document) {}

  List<PolicyDocument> documents() {
    return policies.stream().map(Policy::document).toList();
  }

  /** Adds what cannot be read to {@code unknowns}. */
  static InForce read(RoleFacts facts, RoleFacts.Role role, List<Unknown> unknowns) {
    int before = unknowns.size();
    List<Policy> policies = new ArrayList<>();
    for (RoleFacts.Attached a :
        list(facts.attached(role.name()), "policies of " + role.name(), unknowns)) {
      switch (facts.managedPolicy(a.arn())) {
        case Outcome.Done<PolicyDocument>(PolicyDocument d) ->
            policies.add(new Policy(a.name(), a.arn(), d));
        case Outcome.Failed<PolicyDocument>(Problem p) ->
            unknowns.add(Unknown.of("policy " + a.name(), p));
      }
    }
    for (String name :
        list(facts.inline(role.name()), "own policies of " + role.name(), unknowns)) {
      switch (facts.inlinePolicy(role.name(), name)) {
        case Outcome.Done<PolicyDocument>(PolicyDocument d) ->
            policies.add(new Policy(name, null, d));
        case Outcome.Failed<PolicyDocument>(Problem p) ->
            unknowns.add(Unknown.of("policy " + name, p));
      }
    }
    PolicyDocument boundary = null;
    if (role.boundary() != null) {
      switch (facts.managedPolicy(role.boundary())) {
        case Outcome.Done<PolicyDocument>(PolicyDocument d) -> boundary = d;
        case Outcome.Failed<PolicyDocument>(Problem p) ->
            unknowns.add(Unknown.of("the permissions boundary of " + role.name(), p));
      }
    }
    return new InForce(role, policies, boundary, unknowns.size() == before);
  }

  private static <T> List<T> list(Outcome<Listing<T>> read, String what, List<Unknown> unknowns) {
    return switch (read) {
      case Outcome.Done<Listing<T>>(Listing<T> listing) -> {
        unknowns.addAll(listing.unknowns());
        yield listing.items();
      }
      case Outcome.Failed<Listing<T>>(Problem p) -> {
        unknowns.add(Unknown.of(what, p));
        yield List.of();
      }
    };
  }
}
