package dev.quarterdeck.readiness.lint;

import dev.quarterdeck.readiness.lint.Findings.Spot;
import dev.quarterdeck.services.taskdef.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One entry of {@code containerDefinitions}. */
record Container(String name, Located json) {

  static List<Container> of(Located root) {
    List<Container> all = new ArrayList<>();
    for (Located c : root.get("containerDefinitions").items()) {
      all.add(new Container(c.get("name").text("#" + (all.size() + 1)), c));
    }
    return all;
  }

  Spot spot(Located at) {
    return Spot.of(name, at);
  }

  Spot spot(String variable, Located at) {
    return new Spot(name, variable, at);
  }

  /** ECS takes a container for essential unless told otherwise. */
  boolean essential() {
    return !json.get("essential").is(false);
  }

  Located log() {
    return json.get("logConfiguration");
  }

  boolean logsTo(String driver) {
    return log().get("logDriver").text("").equals(driver);
  }

  /**
   * A reference that the agent follows, and the place of its text.
   *
   * @param registry whether it is that of a private registry
   */
  record Reference(String name, String valueFrom, Located at, boolean registry) {}

  /** Of variables, of the log driver and of a private registry. */
  List<Reference> references() {
    List<Reference> all = new ArrayList<>();
    json.get("secrets").items().forEach(s -> add(all, s));
    log().get("secretOptions").items().forEach(s -> add(all, s));
    Located registry = json.get("repositoryCredentials").get("credentialsParameter");
    if (registry.isString()) {
      all.add(new Reference("repositoryCredentials", registry.text(""), registry, true));
    }
    return all;
  }

  private static void add(List<Reference> all, Located entry) {
    Located from = entry.get("valueFrom");
    if (from.isString()) {
      all.add(new Reference(entry.get("name").text(""), from.text(""), from, false));
    }
  }

  /** Texts under names of their own: labels and options of the log driver. */
  Map<String, Located> labels() {
    return json.get("dockerLabels").members();
  }

  Map<String, Located> logOptions() {
    return log().get("options").members();
  }
}
