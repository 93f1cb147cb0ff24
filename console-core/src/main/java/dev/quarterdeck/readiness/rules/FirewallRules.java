package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.BalancerFacts.Balancer;
import dev.quarterdeck.readiness.collect.FirewallFacts.GroupReference;
import dev.quarterdeck.readiness.collect.FirewallFacts.RateLimit;
import dev.quarterdeck.readiness.collect.FirewallFacts.WebAcl;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.evidence.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What AWS WAF does before load balancers; it stands before application load balancers only. */
final class FirewallRules {
  private static final String BEFORE = "wafv2:GetWebACLForResource";
  private static final String NONE = "No application load balancer faces the internet.";

  private FirewallRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("alb-waf", FirewallRules::firewall);
    rules.put("rate-limiting", FirewallRules::rates);
  }

  private static boolean open(Balancer b) {
    return b.type().equals("application") && b.scheme().equals("internet-facing");
  }

  private static Finding each(Readings in, Checks checks, BiConsumer<Checks, Balancer> look) {
    Listing<Balancer> all = in.balancers().balancers();
    in.ahead(all.items().stream().filter(FirewallRules::open).toList(), in.firewalls()::webAcl);
    return checks
        .each(all, Balancer::name, b -> look.accept(checks, b))
        .doneOrPass(all, "every load balancer", NONE);
  }

  private static Finding firewall(Readings in) {
    return each(
        in,
        new Checks(BEFORE, in.now()),
        (checks, b) -> {
          if (open(b)) {
            WebAcl acl = in.firewalls().webAcl(b).orElse(null);
            if (acl == null) {
              none(checks, b);
            } else {
              checks.pass(b.name(), "WebACL", acl.name(), "has the web ACL " + acl.name());
            }
          }
        });
  }

  private static void none(Checks checks, Balancer b) {
    checks.fail(b.name(), "WebACL", null, "has no web ACL before it");
  }

  private static Finding rates(Readings in) {
    return each(
        in,
        new Checks(BEFORE + ", wafv2:GetRuleGroup", in.now()),
        (checks, b) -> {
          if (open(b)) {
            WebAcl acl = in.firewalls().webAcl(b).orElse(null);
            if (acl == null) {
              none(checks, b);
            } else {
              rates(checks, in, b, acl);
            }
          } else if (b.scheme().equals("internet-facing")) {
            checks.unknown(
                b.name(),
                "Type",
                b.type(),
                "is a " + b.type() + " load balancer, before which AWS WAF cannot stand");
          }
        });
  }

  private static void rates(Checks checks, Readings in, Balancer b, WebAcl acl) {
    List<RateLimit> limits = new ArrayList<>(acl.limits());
    if (limits.stream().noneMatch(FirewallRules::stops)) {
      acl.groups().forEach(g -> limits.addAll(limits(in, g)));
    }
    RateLimit found =
        limits.stream()
            .filter(FirewallRules::stops)
            .findFirst()
            .orElse(limits.isEmpty() ? null : limits.getFirst());
    String its = "its web ACL " + acl.name();
    if (found == null) {
      checks.fail(b.name(), "Rules.RateBasedStatement", null, its + " has no rate-based rule");
      return;
    }
    String limit =
        " more than %d requests in %d seconds (rule %s)"
            .formatted(found.most(), found.window().toSeconds(), found.rule());
    checks.that(
        stops(found),
        b.name(),
        "Rules.RateBasedStatement.Limit, Rules.Action",
        found.most() + ", " + found.action(),
        its + (stops(found) ? " stops" : " counts, and does not stop,") + limit);
  }

  private static boolean stops(RateLimit limit) {
    return !limit.action().equals("count");
  }

  /** The group's, with what the web ACL makes of their actions. */
  private static List<RateLimit> limits(Readings in, GroupReference group) {
    return in.firewalls().limits(group).stream()
        .map(
            l ->
                group.counted() || group.overridden().contains(l.rule())
                    ? new RateLimit(l.rule(), l.most(), l.window(), "count")
                    : l)
        .toList();
  }
}
