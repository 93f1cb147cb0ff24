package dev.quarterdeck.readiness.lint;

import static dev.quarterdeck.readiness.lint.LintRule.DEPENDENCY;
import static dev.quarterdeck.readiness.lint.LintRule.LOG_OPTIONS;
import static dev.quarterdeck.readiness.lint.LintRule.MOVING_IMAGE;
import static dev.quarterdeck.readiness.lint.LintRule.NO_ESSENTIAL_CONTAINER;
import static dev.quarterdeck.readiness.lint.LintRule.NO_EXECUTION_ROLE;
import static dev.quarterdeck.readiness.lint.LintRule.NO_HEALTH_CHECK;
import static dev.quarterdeck.readiness.lint.LintRule.NO_LOGGING;
import static dev.quarterdeck.readiness.lint.LintRule.PRIVILEGED;
import static dev.quarterdeck.readiness.lint.LintRule.ROOT_USER;

import dev.quarterdeck.readiness.lint.Findings.Spot;
import dev.quarterdeck.services.taskdef.Located;
import java.util.List;
import java.util.Set;

/** How containers are run. */
final class ContainerRules {
  private static final Set<String> MOVING = Set.of("latest", "master", "main", "stable", "edge");

  private ContainerRules() {}

  static void check(Located root, List<Container> containers, Findings out) {
    boolean fargate = Sizes.fargate(root);
    for (Container c : containers) {
      logging(c, fargate, out);
      user(c, out);
      image(c, out);
      dependencies(c, containers, out);
      Located check = c.json().get("healthCheck").get("command");
      if (c.essential() && check.items().isEmpty()) {
        out.add(
            NO_HEALTH_CHECK,
            c.spot(c.json().get("healthCheck")),
            "The essential container " + c.name() + " has no health check.",
            "Add healthCheck with a command, unless a load balancer's check is all it needs.");
      }
      if (c.json().get("privileged").is(true)) {
        out.add(
            PRIVILEGED,
            c.spot("privileged", c.json().get("privileged")),
            c.name() + (fargate ? " is privileged, which Fargate refuses." : " is privileged."),
            "Set privileged to false.");
      }
    }
    if (!containers.isEmpty() && containers.stream().noneMatch(Container::essential)) {
      out.add(
          NO_ESSENTIAL_CONTAINER,
          Spot.of(root.get("containerDefinitions")),
          "No container is essential.",
          "Set essential to true on the one that does the work.");
    }
    role(root, containers, fargate, out);
  }

  private static void logging(Container c, boolean fargate, Findings out) {
    if (c.log().get("logDriver").text("").isEmpty()) {
      out.add(
          NO_LOGGING,
          c.spot(c.log()),
          c.name() + " logs nowhere that outlives it.",
          "Add logConfiguration, for example the awslogs driver.");
      return;
    }
    if (c.logsTo("awslogs")) {
      List<String> needed =
          fargate
              ? List.of("awslogs-group", "awslogs-region", "awslogs-stream-prefix")
              : List.of("awslogs-group", "awslogs-region");
      for (String option : needed) {
        if (c.log().get("options").get(option).text("").isEmpty()) {
          out.add(
              LOG_OPTIONS,
              c.spot(option, c.log().get("options")),
              "The awslogs driver of " + c.name() + " has no " + option + ".",
              "Add " + option + " to its options.");
        }
      }
    }
  }

  private static void user(Container c, Findings out) {
    Located at = c.json().get("user");
    String user = at.text("");
    if (c.json().get("firelensConfiguration").present()) {
      // AWS's log router writes its configuration and its socket as root.
      return;
    }
    if (user.isBlank()) {
      out.add(
          ROOT_USER,
          c.spot(at),
          c.name() + " sets no user: the image's own decides, which is often root.",
          "Set user to a number other than 0.");
    } else if (Set.of("root", "0").contains(user.split(":", -1)[0].strip())) {
      out.add(
          ROOT_USER,
          LintRule.Level.ERROR,
          c.spot("user", at),
          c.name() + " runs as root.",
          "Set user to a number other than 0.");
    }
  }

  private static void image(Container c, Findings out) {
    Located at = c.json().get("image");
    String image = at.text("");
    if (image.isBlank() || image.contains("@sha256:")) {
      return;
    }
    String last = image.substring(image.lastIndexOf('/') + 1);
    String tag = last.contains(":") ? last.substring(last.indexOf(':') + 1) : "";
    // What is still to be filled in has a finding of its own.
    boolean template = tag.isEmpty() && (last.endsWith(">") || last.endsWith("}"));
    if (!template && (tag.isEmpty() || MOVING.contains(tag))) {
      out.add(
          MOVING_IMAGE,
          c.spot("image", at),
          tag.isEmpty()
              ? "The image of " + c.name() + " has no tag, which means latest."
              : "The image of " + c.name() + " has the moving tag " + tag + ".",
          "Name a version or a digest, so that every task runs the same.");
    }
  }

  private static void dependencies(Container c, List<Container> all, Findings out) {
    for (Located d : c.json().get("dependsOn").items()) {
      String on = d.get("containerName").text("");
      Container other = all.stream().filter(o -> o.name().equals(on)).findFirst().orElse(null);
      if (other == null) {
        out.add(
            DEPENDENCY,
            c.spot(on, d),
            c.name() + " depends on " + on + ", and there is no such container.",
            "Name one of the containers.");
      } else if (d.get("condition").text("").equals("HEALTHY")
          && !other.json().get("healthCheck").present()) {
        out.add(
            DEPENDENCY,
            c.spot(on, d),
            c.name() + " waits for " + on + " to be healthy, which has no health check.",
            "Add healthCheck to " + on + ".");
      }
    }
  }

  private static void role(
      Located root, List<Container> containers, boolean fargate, Findings out) {
    if (!root.get("executionRoleArn").text("").isBlank()) {
      return;
    }
    boolean secrets = containers.stream().anyMatch(c -> !c.references().isEmpty());
    boolean agent =
        fargate
            && containers.stream()
                .anyMatch(
                    c ->
                        c.logsTo("awslogs")
                            || c.json().get("image").text("").contains(".dkr.ecr."));
    if (secrets || agent) {
      out.add(
          NO_EXECUTION_ROLE,
          new Spot(null, "executionRoleArn", root),
          secrets
              ? "It refers to secrets and has no execution role to read them."
              : "It pulls from ECR or logs to CloudWatch and has no execution role for it.",
          "Set executionRoleArn; qd iam policy writes its least policy.");
    }
  }
}
