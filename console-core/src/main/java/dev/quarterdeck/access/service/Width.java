package dev.quarterdeck.access.service;

import dev.quarterdeck.access.policy.Statement;
import dev.quarterdeck.access.service.AccessFinding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a role's policies allow beyond its needs. */
final class Width {
  /** AWS's own policy for execution roles names no resources; narrower is better, this is usual. */
  private static final String USUAL = ":iam::aws:policy/service-role/AmazonECSTaskExecutionRole";

  /** Nothing that a task asks AWS for goes without TLS. */
  private static final Map<String, String> EVERY = Map.of("aws:SecureTransport", "true");

  /** Of a Resource that stands for every secret of a place. */
  private static final Pattern SECRETS =
      Pattern.compile("\\*|arn:[^:]*:secretsmanager:([^:]*:[^:]*:secret:)?[*:]*");

  private final RoleNeeds needs;
  private final String role;
  private final String ref;
  private final List<AccessFinding> out = new ArrayList<>();

  private Width(RoleNeeds needs, String role, String ref) {
    this.needs = needs;
    this.role = role;
    this.ref = ref;
  }

  static List<AccessFinding> of(RoleNeeds needs, InForce inForce, String ref) {
    Width width = new Width(needs, inForce.role().name(), ref);
    for (InForce.Policy p : inForce.policies()) {
      if (p.arn() != null && p.arn().contains(USUAL)) {
        width.add(
            Kind.NOTE,
            p.name(),
            null,
            "*",
            "AWS's own policy lets it pull every image and write to every log group.");
      } else {
        p.document().allowing().forEach(s -> width.statement(p.name(), s));
      }
    }
    return width.out;
  }

  private void add(
      Kind kind, String policy, @Nullable String action, String resource, String text) {
    out.add(
        new AccessFinding(
            kind,
            needs.kind(),
            role,
            policy,
            action,
            resource,
            text,
            needs.kind() == RoleNeeds.Kind.EXECUTION
                ? "Write the least policy with: qd iam policy " + ref + " --for execution"
                : "Name the actions and resources that the program needs."));
  }

  private void statement(String policy, Statement s) {
    // What only holds under a condition is narrower than it reads, unless all requests meet it.
    Kind kind = s.conditional() && !s.holdsFor(EVERY) ? Kind.NOTE : Kind.TOO_WIDE;
    if (s.actions().negated() || s.resources().negated()) {
      add(
          kind,
          policy,
          s.actions().toString(),
          s.resources().toString(),
          policy + " allows " + s.actions() + " on " + s.resources() + ".");
      return;
    }
    for (String action : s.actions().patterns()) {
      if (needs.kind() == RoleNeeds.Kind.TASK) {
        program(kind, policy, action, s);
      } else {
        agent(kind, policy, action, s);
      }
    }
  }

  /** What the containers' code needs is not known; whole services on everything are too much. */
  private void program(Kind kind, String policy, String action, Statement s) {
    boolean all = s.resources().patterns().contains("*");
    boolean secrets = Statement.coversAction(action, Writing.READ);
    Optional<String> every =
        s.resources().patterns().stream().filter(p -> SECRETS.matcher(p).matches()).findFirst();
    if (all
        ? action.equals("*") || action.endsWith(":*") || secrets
        : secrets && every.isPresent()) {
      add(
          kind,
          policy,
          action,
          all ? "*" : every.orElse("*"),
          policy
              + " lets its code "
              + (secrets && !action.equals("*")
                  ? "read every secret."
                  : "do " + action + " on everything."));
    }
  }

  private void agent(Kind kind, String policy, String action, Statement s) {
    Set<Need> needed =
        needs.needs().stream()
            .filter(n -> Statement.coversAction(action, n.action()))
            .collect(Collectors.toSet());
    if (needed.isEmpty() || action.contains("*")) {
      add(
          kind,
          policy,
          action,
          s.resources().toString(),
          policy
              + " allows "
              + action
              + (needed.isEmpty()
                  ? ", which starting its tasks does not need."
                  : ", where "
                      + String.join(", ", new TreeSet<>(needed.stream().map(Need::action).toList()))
                      + " is needed."));
      return;
    }
    for (String pattern : s.resources().patterns()) {
      resource(kind, policy, action, pattern, needed);
    }
  }

  private void resource(Kind kind, String policy, String action, String pattern, Set<Need> needed) {
    if (needs.grants().stream()
        .anyMatch(g -> g.actions().contains(action) && g.resources().contains(pattern))) {
      // The least policy itself names more than one request asks about.
      return;
    }
    List<Need> covered =
        needed.stream()
            .filter(n -> n.resource().equals("*") || Statement.covers(pattern, n.resource()))
            .toList();
    if (covered.isEmpty()) {
      add(
          kind,
          policy,
          action,
          pattern,
          policy + " allows " + action + " on something that no live deployment refers to.");
    } else if (covered.stream().noneMatch(n -> names(pattern, n.resource()))) {
      add(
          kind,
          policy,
          action,
          pattern,
          pattern.equals("*")
              ? policy + " allows " + action + " on everything."
              : policy + " allows " + action + " on everything whose name begins so.");
    }
  }

  /** The resource itself, or its name with wildcards for what AWS puts behind it only. */
  private static boolean names(String pattern, String resource) {
    String base = resource.replaceFirst("-[A-Za-z0-9]{6}$", "");
    return pattern.equals(resource)
        || pattern.equals(base + "-??????")
        || pattern.equals(base + "-*")
        || resource.equals("*")
        || resource.equals(pattern + ":*")
        || pattern.equals(resource.replaceFirst(":log-stream:$", ":*"));
  }
}
