package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.Reference;
import dev.quarterdeck.readiness.lint.ParameterName;
import dev.quarterdeck.readiness.lint.Parameters;
import dev.quarterdeck.readiness.lint.Parameters.Parameter;
import dev.quarterdeck.secrets.ValueFrom;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The parameters of SSM that services in scope refer to: whether they exist, and their types. */
public final class ParameterReadings {
  private final Once once;
  private final Parameters parameters;
  private final EcsReadings ecs;
  private final String region;

  ParameterReadings(Once once, Sources sources, EcsReadings ecs, String region) {
    this.once = once;
    this.parameters = sources.parameters();
    this.ecs = ecs;
    this.region = region;
  }

  /** What a reference to a parameter leads to. */
  public sealed interface Found {
    /**
     * @param type String, StringList or SecureString
     */
    record There(String type) implements Found {
      /** Whether its value is stored encrypted. */
      public boolean secure() {
        return type.equals("SecureString");
      }
    }

    record Nowhere() implements Found {}

    record Unread(Unknown why) implements Found {}
  }

  /** {@code reference}: one to a parameter, of {@code definition}. */
  public Found of(TaskDefinitionFacts definition, Reference reference) {
    String what = "parameter " + reference.valueFrom();
    ParameterName name = ParameterName.parse(reference.valueFrom()).orElse(null);
    if (name == null) {
      return new Found.Nowhere();
    }
    String why = elsewhere(definition, name);
    if (!why.isEmpty()) {
      return new Found.Unread(new Unknown(what, why, null));
    }
    try {
      Listing<Parameter> all = once.read("ssm:DescribeParameters", () -> parameters.named(names()));
      for (Parameter p : all.items()) {
        if (name.spellings().contains(p.name())) {
          return new Found.There(p.type());
        }
      }
      if (all.isComplete()) {
        return new Found.Nowhere();
      }
      Unknown missing = all.unknowns().getFirst();
      return new Found.Unread(new Unknown(what, missing.why(), missing.permission()));
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.Interrupted) {
        throw e;
      }
      return new Found.Unread(Unknown.of(what, e.problem()));
    }
  }

  /** Why SSM's answer of here tells nothing of it; empty where it does. */
  private String elsewhere(TaskDefinitionFacts definition, ParameterName name) {
    if (name.ofAws()) {
      return "It is AWS's, or leads to a secret; it is not looked up.";
    }
    if (!name.region().isEmpty() && !name.region().equals(region)) {
      return "It is in " + name.region() + ", and this run reads " + region + " only.";
    }
    return name.account().isEmpty() || definition.arn().contains(":" + name.account() + ":")
        ? ""
        : "It is in the account " + name.account() + ".";
  }

  /** Those of every running revision in scope, to be asked for at once. */
  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (TaskDefinitionFacts d : ecs.definitions().items()) {
      d.containers().stream()
          .flatMap(c -> Stream.concat(c.secrets().stream(), c.agentSecrets().stream()))
          .filter(r -> !r.name().equals(SecretReadings.REGISTRY))
          .map(Reference::valueFrom)
          .filter(text -> ValueFrom.parse(text) instanceof ValueFrom.Parsed.Parameter)
          .flatMap(text -> ParameterName.parse(text).stream())
          .filter(name -> elsewhere(d, name).isEmpty())
          .forEach(name -> names.addAll(name.spellings()));
    }
    return names;
  }
}
