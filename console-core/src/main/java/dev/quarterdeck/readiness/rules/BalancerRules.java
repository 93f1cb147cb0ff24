package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.health.TargetHealth;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.BalancerFacts.Balancer;
import dev.quarterdeck.readiness.collect.BalancerFacts.Listener;
import dev.quarterdeck.readiness.collect.BalancerFacts.Rule;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.ServiceFacts;
import dev.quarterdeck.readiness.evidence.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Load balancers and target groups of services. */
final class BalancerRules {
  private static final String NONE =
      "No service of the scope has a load balancer; leave the item out with without: loadBalancer.";
  private static final Set<String> SECURE = Set.of("HTTPS", "TLS", "QUIC", "TCP_QUIC");

  /** What is passed through as it comes. */
  private static final Set<String> OPAQUE = Set.of("TCP", "UDP", "TCP_UDP");

  private static final Set<String> MODERN = Set.of("TLSv1.2", "TLSv1.3");

  private BalancerRules() {}

  static void register(Map<String, dev.quarterdeck.readiness.rules.Rule> rules) {
    rules.put("https-enforced", BalancerRules::https);
    rules.put("behind-alb", BalancerRules::behind);
    rules.put("alb-tls-policy", BalancerRules::tls);
    rules.put("alb-access-logs", BalancerRules::accessLogs);
    rules.put("alb-hardening", BalancerRules::hardening);
    rules.put("alb-multi-az", BalancerRules::zones);
  }

  private static Finding each(Readings in, String source, BiConsumer<Checks, Balancer> look) {
    Checks checks = new Checks("elasticloadbalancing:" + source, in.now());
    return checks
        .each(in.balancers().balancers(), Balancer::name, b -> look.accept(checks, b))
        .done(NONE);
  }

  private static Finding https(Readings in) {
    return each(
        in,
        "DescribeListeners",
        (checks, b) -> {
          Listing<Listener> listeners = in.balancers().listeners(b);
          checks.missing(listeners.unknowns());
          List<String> protocols = listeners.items().stream().map(Listener::protocol).toList();
          String all = String.join(", ", protocols);
          if (protocols.stream().anyMatch(SECURE::contains)) {
            checks.pass(b.name(), "Listeners.Protocol", all, "listens with TLS");
          } else if (listeners.isComplete() && protocols.stream().noneMatch(OPAQUE::contains)) {
            checks.fail(b.name(), "Listeners.Protocol", all, "has no listener with TLS");
          }
          for (Listener l : listeners.items()) {
            if (l.protocol().equals("HTTP")) {
              plain(checks, in, b, l);
            } else if (OPAQUE.contains(l.protocol())) {
              checks.unknown(
                  b.name() + ":" + l.port(),
                  "Listeners.Protocol",
                  l.protocol(),
                  "passes "
                      + l.protocol()
                      + " on port "
                      + l.port()
                      + " through: whether its targets speak TLS there is not seen");
            }
          }
        });
  }

  private static void plain(Checks checks, Readings in, Balancer b, Listener l) {
    Listing<Rule> rules = in.balancers().rules(l);
    checks.missing(rules.unknowns());
    Set<String> actions = new HashSet<>(l.actions());
    rules.items().forEach(r -> actions.addAll(r.actions()));
    boolean redirects = !actions.isEmpty() && actions.stream().allMatch("redirect HTTPS"::equals);
    checks.that(
        redirects,
        b.name() + ":" + l.port(),
        "DefaultActions, Rules",
        String.join(", ", actions.stream().sorted().toList()),
        redirects
            ? "plain HTTP on port " + l.port() + " redirects to HTTPS"
            : "plain HTTP on port " + l.port() + " is answered");
  }

  private static Finding behind(Readings in) {
    Checks checks =
        new Checks("ecs:DescribeServices, elasticloadbalancing:DescribeTargetHealth", in.now());
    return checks
        .each(
            in.ecs().services(),
            ServiceFacts::ref,
            s -> {
              if (!in.ecs().definition(s).publishesPorts()) {
                return;
              }
              if (s.targetGroups().isEmpty()) {
                checks.fail(
                    s.ref(), "loadBalancers", null, "publishes a port and has no load balancer");
                return;
              }
              for (String group : s.targetGroups()) {
                targets(checks, s, in.balancers().health(group));
              }
            })
        .done(
            "No service of the scope publishes a port; leave the item out with without:"
                + " loadBalancer.");
  }

  private static void targets(Checks checks, ServiceFacts s, List<TargetHealth> all) {
    List<TargetHealth> counted = all.stream().filter(t -> !t.state().equals("draining")).toList();
    List<String> bad =
        counted.stream()
            .filter(t -> !t.state().equals("healthy"))
            .map(t -> t.id() + " " + t.state())
            .toList();
    checks.that(
        bad.isEmpty() && !counted.isEmpty(),
        s.ref(),
        "TargetHealth.State",
        bad.isEmpty() ? counted.size() + " healthy" : String.join(", ", bad),
        counted.isEmpty()
            ? "its target group has no targets"
            : bad.isEmpty()
                ? "all of its " + counted.size() + " targets are healthy"
                : bad.size() + " of its " + counted.size() + " targets are not healthy");
  }

  private static Finding tls(Readings in) {
    return each(
        in,
        "DescribeListeners, elasticloadbalancing:DescribeSSLPolicies",
        (checks, b) -> {
          Listing<Listener> listeners = in.balancers().listeners(b);
          checks.missing(listeners.unknowns());
          if (listeners.isComplete()
              && listeners.items().stream().allMatch(l -> l.sslPolicy() == null)) {
            checks.unknown(b.name(), "SslPolicy", null, "has no listener with TLS");
          }
          for (Listener l : listeners.items()) {
            String policy = l.sslPolicy();
            if (policy == null) {
              continue;
            }
            List<String> protocols = in.balancers().tlsPolicies().get(policy);
            if (protocols == null || protocols.isEmpty()) {
              checks.unknown(
                  b.name() + ":" + l.port(), "SslPolicy", policy, "its policy is not described");
            } else {
              checks.that(
                  MODERN.containsAll(protocols),
                  b.name() + ":" + l.port(),
                  "SslPolicy",
                  policy,
                  "speaks " + String.join(", ", protocols));
            }
          }
        });
  }

  private static Finding accessLogs(Readings in) {
    return each(
        in,
        "DescribeLoadBalancerAttributes",
        (checks, b) -> {
          String value = in.balancers().attributes(b).get("access_logs.s3.enabled");
          checks.that(
              "true".equals(value),
              b.name(),
              "access_logs.s3.enabled",
              value,
              "true".equals(value) ? "writes access logs" : "writes no access logs");
        });
  }

  private static Finding hardening(Readings in) {
    return each(
        in,
        "DescribeLoadBalancerAttributes",
        (checks, b) -> {
          Map<String, String> attributes = in.balancers().attributes(b);
          attribute(checks, b, attributes, "deletion_protection.enabled", Set.of("true"));
          if (b.type().equals("application")) {
            attribute(
                checks,
                b,
                attributes,
                "routing.http.drop_invalid_header_fields.enabled",
                Set.of("true"));
            attribute(
                checks,
                b,
                attributes,
                "routing.http.desync_mitigation_mode",
                Set.of("defensive", "strictest"));
          }
        });
  }

  private static void attribute(
      Checks checks, Balancer b, Map<String, String> all, String key, Set<String> good) {
    String value = all.get(key);
    checks.that(
        value != null && good.contains(value),
        b.name(),
        key,
        value,
        key + " is " + (value == null ? "not set" : value));
  }

  private static Finding zones(Readings in) {
    return each(
        in,
        "DescribeLoadBalancers",
        (checks, b) ->
            checks.that(
                b.zones().size() >= 2,
                b.name(),
                "AvailabilityZones",
                String.join(", ", b.zones()),
                "spans " + b.zones().size() + " availability zones"));
  }
}
