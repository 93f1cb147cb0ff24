package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.ServiceFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.ContainerFacts;
import dev.quarterdeck.readiness.evidence.Finding;
import dev.quarterdeck.readiness.evidence.Status;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** How the revisions that services run define their containers. */
final class DefinitionRules {
  static final String DEFINITIONS = "ecs:DescribeTaskDefinition";
  static final String NONE = "No running task definition was found in the scope.";
  private static final Pattern ECR =
      Pattern.compile(
          "\\d{12}\\.dkr[.-]ecr(?:-fips)?\\.[a-z0-9-]+\\.(?:amazonaws\\.com(?:\\.cn)?|on\\.aws)/.+");
  private static final Set<String> MOVING = Set.of("latest", "master", "main", "stable", "edge");

  private DefinitionRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("image-in-ecr", in -> containers(in, DefinitionRules::registry));
    rules.put("ecs-image-pinned", in -> containers(in, DefinitionRules::pinned));
    rules.put("ecs-no-privileged", in -> containers(in, DefinitionRules::privileged));
    rules.put("ecs-readonly-rootfs", in -> containers(in, DefinitionRules::readOnlyRoot));
    rules.put("ecs-nonroot-user", in -> containers(in, DefinitionRules::user));
    rules.put("ecs-no-host-namespaces", DefinitionRules::namespaces);
    rules.put("ecs-distinct-roles", DefinitionRules::roles);
    rules.put("ecs-efs-tls", DefinitionRules::efs);
    rules.put("ecs-log-mode", DefinitionRules::logMode);
    rules.put("ecs-container-healthcheck", DefinitionRules::healthCheck);
  }

  /** One container of a revision. */
  record Container(TaskDefinitionFacts definition, ContainerFacts container) {
    String ref() {
      return definition.ref() + " " + container.name();
    }
  }

  static Finding definitions(Readings in, BiConsumer<Checks, TaskDefinitionFacts> look) {
    Checks checks = new Checks(DEFINITIONS, in.now());
    return checks
        .each(in.ecs().definitions(), TaskDefinitionFacts::ref, d -> look.accept(checks, d))
        .done(NONE);
  }

  private static Finding containers(Readings in, BiConsumer<Checks, Container> look) {
    return definitions(
        in, (checks, d) -> d.containers().forEach(c -> look.accept(checks, new Container(d, c))));
  }

  private static void registry(Checks checks, Container c) {
    String image = c.container().image();
    if (ECR.matcher(image).matches()) {
      checks.pass(c.ref(), "image", image, "comes from ECR");
    } else if (image.startsWith("public.ecr.aws/")) {
      checks.warn(c.ref(), "image", image, "comes from the public ECR gallery");
    } else if (c.container().registryCredentials()) {
      checks.warn(c.ref(), "image", image, "comes from another registry, with credentials");
    } else {
      checks.fail(c.ref(), "image", image, "comes from a registry without credentials");
    }
  }

  private static void pinned(Checks checks, Container c) {
    String image = c.container().image();
    String last = image.substring(image.lastIndexOf('/') + 1);
    String tag = last.contains(":") ? last.substring(last.indexOf(':') + 1) : "";
    boolean digest = image.contains("@sha256:");
    checks.that(
        digest || (!tag.isEmpty() && !MOVING.contains(tag)),
        c.ref(),
        "image",
        image,
        digest
            ? "is pinned by digest"
            : tag.isEmpty() ? "has no tag, which means latest" : "has the tag " + tag);
  }

  private static void privileged(Checks checks, Container c) {
    boolean privileged = c.container().privileged();
    checks.that(
        !privileged,
        c.ref(),
        "privileged",
        privileged,
        privileged ? "is privileged" : "is not privileged");
  }

  private static void readOnlyRoot(Checks checks, Container c) {
    if (c.definition().windows()) {
      checks.pass(
          c.ref(),
          "operatingSystemFamily",
          c.definition().osFamily(),
          "Windows has no read-only root file system");
      return;
    }
    boolean readOnly = c.container().readonlyRoot();
    checks.that(
        readOnly,
        c.ref(),
        "readonlyRootFilesystem",
        readOnly,
        readOnly ? "has a read-only root file system" : "may write to its root file system");
  }

  private static void user(Checks checks, Container c) {
    if (c.definition().windows()) {
      checks.pass(
          c.ref(),
          "operatingSystemFamily",
          c.definition().osFamily(),
          "Windows has no root, and takes no user from a task definition");
      return;
    }
    String given = c.container().user();
    String user = given == null || given.isBlank() ? null : given;
    boolean root = user == null || List.of("root", "0").contains(user.split(":", -1)[0].strip());
    checks.that(
        !root,
        c.ref(),
        "user",
        user,
        user == null ? "sets no user, so the image's decides" : "runs as " + user);
  }

  private static Finding namespaces(Readings in) {
    return definitions(
        in,
        (checks, d) ->
            checks.that(
                !"host".equals(d.networkMode()) && !"host".equals(d.pidMode()),
                d.ref(),
                "networkMode, pidMode",
                d.networkMode() + ", " + d.pidMode(),
                "network mode "
                    + (d.networkMode() == null ? "bridge" : d.networkMode())
                    + ", process mode "
                    + (d.pidMode() == null ? "its own" : d.pidMode())));
  }

  private static Finding roles(Readings in) {
    return definitions(
        in,
        (checks, d) -> {
          if (d.taskRole() == null) {
            checks.fail(d.ref(), "taskRoleArn", null, "has no task role");
          } else {
            checks.that(
                !Objects.equals(d.taskRole(), d.executionRole()),
                d.ref(),
                "taskRoleArn",
                d.taskRole(),
                Objects.equals(d.taskRole(), d.executionRole())
                    ? "uses one role for both"
                    : "has a task role of its own");
          }
        });
  }

  private static Finding efs(Readings in) {
    Checks checks = new Checks(DEFINITIONS, in.now());
    checks.each(
        in.ecs().definitions(),
        TaskDefinitionFacts::ref,
        d ->
            d.efsVolumes()
                .forEach(
                    v ->
                        checks.add(
                            !v.tls() ? Status.FAIL : v.iam() ? Status.PASS : Status.WARN,
                            d.ref() + " " + v.name(),
                            "efsVolumeConfiguration.transitEncryption",
                            v.tls() ? "ENABLED" : "DISABLED",
                            !v.tls()
                                ? "is mounted without TLS"
                                : v.iam()
                                    ? "is mounted with TLS and IAM"
                                    : "is mounted with TLS and without IAM")));
    return checks.doneOrPass(
        in.ecs().definitions(),
        "every running revision",
        "No running revision mounts an EFS volume.");
  }

  private static Finding logMode(Readings in) {
    Checks checks = new Checks(DEFINITIONS, in.now());
    checks.each(
        in.ecs().definitions(),
        TaskDefinitionFacts::ref,
        d ->
            d.containers().stream()
                .filter(c -> "awslogs".equals(c.logDriver()))
                .forEach(c -> logMode(checks, new Container(d, c))));
    return checks.doneOrPass(
        in.ecs().definitions(), "every running revision", "No container uses the awslogs driver.");
  }

  /** Since 2025-06-25 an absent mode means non-blocking unless the account says otherwise. */
  private static void logMode(Checks checks, Container c) {
    Map<String, String> options = c.container().logOptions();
    String mode = options.get("mode");
    boolean sized = "blocking".equals(mode) || options.containsKey("max-buffer-size");
    checks.that(
        mode != null && sized,
        c.ref(),
        "logConfiguration.options.mode",
        mode,
        mode == null
            ? "leaves the mode to the account's default: events may be dropped unseen"
            : sized ? "logs " + mode : "logs non-blocking with a buffer of unstated size");
  }

  private static Finding healthCheck(Readings in) {
    Checks checks = new Checks(DEFINITIONS, in.now());
    return checks
        .each(
            in.ecs().services(),
            ServiceFacts::ref,
            s -> {
              for (ContainerFacts c : in.ecs().definition(s).containers()) {
                if (c.essential()) {
                  boolean balanced = !s.targetGroups().isEmpty();
                  checks.add(
                      c.healthCheck() ? Status.PASS : balanced ? Status.WARN : Status.FAIL,
                      s.ref() + " " + c.name(),
                      "healthCheck",
                      null,
                      c.healthCheck()
                          ? "has a health check"
                          : balanced
                              ? "has none of its own; the load balancer checks it"
                              : "has no health check at all");
                }
              }
            })
        .done(NONE);
  }
}
