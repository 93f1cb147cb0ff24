package dev.quarterdeck.readiness.lint;

import static dev.quarterdeck.readiness.lint.LintRule.ANSWER_FIELD;
import static dev.quarterdeck.readiness.lint.LintRule.DUPLICATE_NAME;
import static dev.quarterdeck.readiness.lint.LintRule.ENVIRONMENT_NOT_STRING;
import static dev.quarterdeck.readiness.lint.LintRule.MISSING_FIELD;
import static dev.quarterdeck.readiness.lint.LintRule.NAME_IN_BOTH;
import static dev.quarterdeck.readiness.lint.LintRule.UNKNOWN_FIELD;
import static dev.quarterdeck.readiness.lint.LintRule.WRONG_TYPE;

import dev.quarterdeck.readiness.lint.Findings.Spot;
import dev.quarterdeck.services.taskdef.Located;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether the JSON is what RegisterTaskDefinition takes. */
final class ShapeRules {
  /** What ECS adds to its answers and does not take. */
  private static final Set<String> ANSWERS =
      Set.of(
          "taskDefinitionArn",
          "revision",
          "status",
          "requiresAttributes",
          "compatibilities",
          "registeredAt",
          "registeredBy",
          "deregisteredAt",
          "deleteRequestedAt");

  private ShapeRules() {}

  static void check(Located root, List<Container> containers, Findings out) {
    fields(root, out);
    strings(root, out);
    if (!root.get("family").present()) {
      missing(Spot.of(root.get("family")), "family", out);
    }
    Located list = root.get("containerDefinitions");
    if (!list.isList() || list.items().isEmpty()) {
      missing(Spot.of(list), "containerDefinitions", out);
    }
    Set<String> names = new HashSet<>();
    for (Container c : containers) {
      container(c, out);
      if (!names.add(c.name())) {
        out.add(
            DUPLICATE_NAME,
            c.spot(c.json().get("name")),
            "Two containers are named " + c.name() + ".",
            "Give each container a name of its own.");
      }
    }
  }

  private static void fields(Located root, Findings out) {
    root.members()
        .forEach(
            (name, at) -> {
              if (ANSWERS.contains(name)) {
                out.add(
                    ANSWER_FIELD,
                    new Spot(null, name, at),
                    name + " is in ECS's answers only; register-task-definition refuses it.",
                    "Remove it.");
              } else if (!KnownFields.TASK.contains(name)) {
                unknown(new Spot(null, name, at), name, out);
              }
            });
  }

  private static void unknown(Spot spot, String name, Findings out) {
    out.add(
        UNKNOWN_FIELD,
        spot,
        name + " is no field that RegisterTaskDefinition is known to have.",
        "Correct its spelling, or remove it; the aws CLI refuses it.");
  }

  /** The API has these as strings although they look like numbers. */
  private static void strings(Located root, Findings out) {
    for (String field : List.of("cpu", "memory")) {
      if (root.get(field).isNumber()) {
        out.add(
            WRONG_TYPE,
            new Spot(null, field, root.get(field)),
            "The task's " + field + " is a number where ECS takes a string.",
            "Put it in quotes.");
      }
    }
  }

  private static void missing(Spot spot, String field, Findings out) {
    out.add(MISSING_FIELD, spot, field + " is missing.", "Add " + field + ".");
  }

  private static void container(Container c, Findings out) {
    Located json = c.json();
    if (!json.isObject()) {
      out.add(WRONG_TYPE, c.spot(json), "A container is no object.", "Write it as an object.");
      return;
    }
    json.members()
        .forEach(
            (name, at) -> {
              if (!KnownFields.CONTAINER.contains(name)) {
                unknown(c.spot(name, at), name, out);
              }
            });
    for (String field : List.of("name", "image")) {
      if (json.get(field).text("").isBlank()) {
        missing(c.spot(json.get(field)), field, out);
      }
    }
    for (String field : List.of("cpu", "memory", "memoryReservation")) {
      if (json.get(field).isString()) {
        out.add(
            WRONG_TYPE,
            c.spot(field, json.get(field)),
            field + " of a container is a string where ECS takes a number.",
            "Remove the quotes.");
      }
    }
    for (String field : List.of("environment", "secrets")) {
      if (json.get(field).present() && !json.get(field).isList()) {
        out.add(
            WRONG_TYPE,
            c.spot(field, json.get(field)),
            field + " is no list.",
            "Write it as a list of objects with a name each.");
      }
    }
    variables(c, out);
  }

  private static void variables(Container c, Findings out) {
    Set<String> environment = new HashSet<>();
    for (Located v : c.json().get("environment").items()) {
      String name = v.get("name").text("");
      if (name.isEmpty()) {
        missing(c.spot(v), "name of a variable", out);
      } else if (!environment.add(name)) {
        out.add(
            DUPLICATE_NAME,
            LintRule.Level.WARNING,
            c.spot(name, v.get("name")),
            name + " stands twice in environment; the last one counts.",
            "Remove one of them.");
      }
      Located value = v.get("value");
      if (!value.isString()) {
        out.add(
            ENVIRONMENT_NOT_STRING,
            c.spot(name, value),
            value.present()
                ? "The value of " + name + " is no string, which ECS refuses."
                : name + " has no value.",
            "Write its value in quotes.");
      }
    }
    secrets(c, environment, out);
  }

  private static void secrets(Container c, Set<String> environment, Findings out) {
    Set<String> names = new HashSet<>();
    for (Located s : c.json().get("secrets").items()) {
      String name = s.get("name").text("");
      if (name.isEmpty()) {
        missing(c.spot(s), "name of a secret", out);
      } else if (!names.add(name)) {
        out.add(
            DUPLICATE_NAME,
            c.spot(name, s.get("name")),
            name + " stands twice in secrets, which ECS refuses.",
            "Remove one of them.");
      } else if (environment.contains(name)) {
        out.add(
            NAME_IN_BOTH,
            c.spot(name, s.get("name")),
            name + " stands in environment and in secrets, which ECS refuses.",
            "Remove it from environment.");
      }
      if (!s.get("valueFrom").isString()) {
        missing(c.spot(name, s.get("valueFrom")), "valueFrom of " + name, out);
      }
    }
  }
}
