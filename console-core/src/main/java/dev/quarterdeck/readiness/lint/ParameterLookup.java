package dev.quarterdeck.readiness.lint;

import static dev.quarterdeck.readiness.lint.LintRule.OTHER_ACCOUNT;
import static dev.quarterdeck.readiness.lint.LintRule.OTHER_REGION;
import static dev.quarterdeck.readiness.lint.LintRule.PARAMETER_MISSING;
import static dev.quarterdeck.readiness.lint.LintRule.PARAMETER_NOT_SECURE;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Follows references to SSM's parameters: whether they exist, and of which type they are. */
final class ParameterLookup {
  private final TaskDefinitionLint.Account account;
  private final Findings out;
  private final Map<String, Unknown> unknowns = new LinkedHashMap<>();

  ParameterLookup(TaskDefinitionLint.Account account, Findings out) {
    this.account = account;
    this.out = out;
  }

  /** Asks for all of them at once; answers what could not be read. */
  List<Unknown> check(List<ReferenceRules.Parameter> references) {
    List<ReferenceRules.Parameter> here = references.stream().filter(this::ofThisPlace).toList();
    Set<String> names = new TreeSet<>();
    here.forEach(p -> names.addAll(p.of().spellings()));
    if (!names.isEmpty()) {
      switch (account.parameters().named(names)) {
        case Outcome.Done<Listing<Parameters.Parameter>>(Listing<Parameters.Parameter> found) ->
            here.forEach(p -> found(p, found));
        case Outcome.Failed<Listing<Parameters.Parameter>>(Problem problem) ->
            here.forEach(p -> unknowns.putIfAbsent(p.name(), Unknown.of(what(p), problem)));
      }
    }
    return new ArrayList<>(unknowns.values());
  }

  private static String what(ReferenceRules.Parameter p) {
    return "parameter " + p.name();
  }

  private boolean ofThisPlace(ReferenceRules.Parameter p) {
    String variable = p.spot().variable();
    if (!p.of().account().isEmpty() && !p.of().account().equals(account.id())) {
      out.add(
          OTHER_ACCOUNT,
          p.spot(),
          variable
              + " refers to account "
              + p.of().account()
              + "; this one is "
              + account.id()
              + ".",
          "Correct the ARN, or share the parameter with this account; only advanced parameters can"
              + " be shared.");
      unknowns.putIfAbsent(p.name(), new Unknown(what(p), "It is in another account.", null));
      return false;
    }
    if (!p.of().region().isEmpty() && !p.of().region().equals(account.region())) {
      out.add(
          OTHER_REGION,
          p.spot(),
          variable + " refers to region " + p.of().region() + "; this is " + account.region() + ".",
          "Keep the parameter in the region that the task runs in, or run qd with --region "
              + p.of().region()
              + " to look there.");
      unknowns.putIfAbsent(p.name(), new Unknown(what(p), "It is in another region.", null));
      return false;
    }
    if (p.of().ofAws()) {
      unknowns.putIfAbsent(
          p.name(),
          new Unknown(what(p), "It is AWS's, or leads to a secret; not looked up.", null));
      return false;
    }
    return true;
  }

  private void found(ReferenceRules.Parameter p, Listing<Parameters.Parameter> all) {
    Parameters.Parameter found =
        all.items().stream()
            .filter(f -> p.of().spellings().contains(f.name()))
            .findFirst()
            .orElse(null);
    if (found == null && !all.unknowns().isEmpty()) {
      Unknown why = all.unknowns().getFirst();
      unknowns.putIfAbsent(p.name(), new Unknown(what(p), why.why(), why.permission()));
    } else if (found == null) {
      out.add(
          PARAMETER_MISSING,
          p.spot(),
          "There is no parameter " + p.of().spellings().getFirst() + " in this account and region.",
          "Correct the reference, or create it as a SecureString: aws ssm put-parameter. A name alone"
              + " is a parameter's; a secret needs its whole ARN: qd taskdef secrets NAME");
    } else if (!found.type().equals("SecureString")) {
      out.add(
          PARAMETER_NOT_SECURE,
          p.spot(),
          "Parameter " + found.name() + " is a " + found.type() + ": it is stored unencrypted.",
          "Make it a SecureString if it is a secret; what is none may stay as it is.");
    }
  }
}
