package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.readiness.collect.ParameterReadings.Found;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.ContainerFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.Reference;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.Variable;
import dev.quarterdeck.readiness.evidence.Finding;
import dev.quarterdeck.readiness.plaintext.PlaintextDetector;
import dev.quarterdeck.secrets.ValueFrom;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Credentials that come to a container by reference, and those that stand there as texts. */
final class InjectedRules {
  private static final Pattern SIGNING =
      Pattern.compile(
          "(?:.*_)?JWT_(?:SECRET|KEY|SECRET_KEY|SIGNING_KEY|PRIVATE_KEY)"
              + "|(?:.*_)?SIGNING_(?:SECRET|KEY)");

  private InjectedRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("jwt-secret-strong", InjectedRules::signing);
    rules.put("db-creds-from-secrets-manager", InjectedRules::database);
  }

  private static Finding signing(Readings in) {
    return injected(
        in,
        name -> SIGNING.matcher(name).matches(),
        "No variable for signing tokens was found; leave the item out with without: jwt.");
  }

  private static Finding database(Readings in) {
    Set<String> names = new HashSet<>(in.settings().databaseVariables());
    return injected(
        in,
        names::contains,
        "None of the variables under settings.databaseVariables was found; name yours there.");
  }

  /** Variables of the kind must be references to Secrets Manager or SSM, not texts. */
  private static Finding injected(Readings in, Predicate<String> kind, String nothing) {
    Checks checks = new Checks(DefinitionRules.DEFINITIONS, in.now());
    return checks
        .each(
            in.ecs().definitions(),
            TaskDefinitionFacts::ref,
            d -> d.containers().forEach(c -> injected(checks, in, d, c, kind)))
        .done(nothing);
  }

  private static void injected(
      Checks checks, Readings in, TaskDefinitionFacts d, ContainerFacts c, Predicate<String> kind) {
    String ref = d.ref() + " " + c.name();
    c.secrets().stream()
        .filter(s -> kind.test(s.name()))
        .forEach(s -> reference(checks, in, d, ref, s, ""));
    c.variables().stream()
        .filter(v -> kind.test(v.name()) && !v.shape().blank())
        .forEach(v -> plain(checks, ref, v));
  }

  /**
   * What is injected must be kept encrypted where it comes from: a parameter is so only as a
   * SecureString.
   *
   * @param but what else is to be said of one that is
   */
  static void reference(
      Checks checks, Readings in, TaskDefinitionFacts d, String ref, Reference r, String but) {
    switch (ValueFrom.parse(r.valueFrom())) {
      case ValueFrom.Parsed.Malformed(String why) ->
          checks.fail(
              ref, r.name(), r.valueFrom(), r.name() + "'s reference cannot be followed: " + why);
      case ValueFrom.Parsed.Secret secret ->
          checks.pass(ref, r.name(), r.valueFrom(), r.name() + " is injected" + but);
      case ValueFrom.Parsed.Parameter parameter -> {
        switch (in.parameters().of(d, r)) {
          case Found.There there when there.secure() ->
              checks.pass(
                  ref,
                  r.name(),
                  r.valueFrom(),
                  r.name() + " is injected from a SecureString parameter" + but);
          case Found.There there ->
              checks.fail(
                  ref,
                  r.name(),
                  r.valueFrom(),
                  r.name()
                      + " is injected from a parameter of type "
                      + there.type()
                      + ", which is stored unencrypted");
          case Found.Nowhere nowhere ->
              checks.fail(
                  ref,
                  r.name(),
                  r.valueFrom(),
                  r.name() + " refers to a parameter that is not there");
          case Found.Unread unread -> checks.missing(java.util.List.of(unread.why()));
        }
      }
    }
  }

  private static void plain(Checks checks, String ref, Variable v) {
    if (v.shape().suspicion() != null) {
      checks.fail(
          ref,
          v.name(),
          null,
          v.name() + " holds " + v.shape().suspicion().text() + " in plain text");
    } else if (v.shape().scheme() == null && PlaintextDetector.names(v.name())) {
      checks.unknown(
          ref,
          v.name(),
          null,
          v.name() + " stands in plain text; it does not look like a secret, but is named as one");
    } else {
      checks.pass(ref, v.name(), null, v.name() + " carries no credentials");
    }
  }
}
