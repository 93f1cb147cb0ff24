package dev.quarterdeck.readiness;

import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.balance.LoadBalancer;
import dev.quarterdeck.sandbox.world.certificates.Certificates;
import dev.quarterdeck.sandbox.world.firewall.Firewalls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.wafv2.model.OverrideAction;
import software.amazon.awssdk.services.wafv2.model.Rule;
import software.amazon.awssdk.services.wafv2.model.RuleAction;
import software.amazon.awssdk.services.wafv2.model.RuleGroupReferenceStatement;

/** Single changes of what stands before the demo fleet: firewalls and certificates. */
final class EdgeChanges {
  private EdgeChanges() {}

  static void add(Map<String, Consumer<World>> into) {
    into.put("noRateRule", w -> acl(w).rules().clear());
    into.put("rateCounted", w -> acl(w).rules().replaceAll(r -> rate(500, a -> a.count(c -> {}))));
    into.put("rateOfGroup", w -> group(w, g -> {}, o -> o.none(n -> {})));
    into.put("rateOfGroupCounted", w -> group(w, g -> {}, o -> o.count(c -> {})));
    into.put(
        "rateOfGroupOverridden",
        w ->
            group(
                w,
                g -> g.ruleActionOverrides(o -> o.name("many").actionToUse(a -> a.count(c -> {}))),
                o -> o.none(n -> {})));
    into.put("networkBalancer", w -> w.balancing().balancers().forEach(b -> b.type = "network"));
    certificates(into, "certificatePending", (w, c) -> c.status = "PENDING_VALIDATION");
    certificates(into, "certificateEnds", (w, c) -> lasts(w, c, 198, 29));
    certificates(into, "certificateEnded", (w, c) -> lasts(w, c, 198, -1));
    certificates(into, "certificateOfWeeks", (w, c) -> lasts(w, c, 47, 20));
    certificates(into, "certificateOfWeeksEnds", (w, c) -> lasts(w, c, 47, 14));
    certificates(into, "renewalStuck", (w, c) -> c.renewal = "PENDING_VALIDATION");
    certificates(into, "certificateImported", (w, c) -> c.type = "IMPORTED");
    certificates(into, "certificateWeak", (w, c) -> c.keyAlgorithm = "RSA-1024");
    into.put(
        "certificateForAnotherName",
        w -> {
          String arn = w.certificates().request("b.example.com", List.of("b.example.com")).arn();
          secure(w, certificates -> certificates.add(arn));
        });
    certificates(into, "renewalWorks", (w, c) -> c.renewal = "SUCCESS");
    into.put("hostCovered", w -> serve(w, "api.acme.example.com"));
    into.put("hostNotCovered", w -> serve(w, "shop.acme.test"));
    into.put("hostsLike", w -> serve(w, "*.acme.test"));
    into.put(
        "certificateOfIam",
        w ->
            secure(
                w,
                certificates ->
                    certificates.add("arn:aws:iam::111122223333:server-certificate/old")));
  }

  private static void certificates(
      Map<String, Consumer<World>> into,
      String name,
      BiConsumer<World, Certificates.Certificate> change) {
    into.put(name, w -> w.certificates().all().forEach(c -> change.accept(w, c)));
  }

  private static void lasts(World w, Certificates.Certificate c, int days, int left) {
    c.notAfter = w.now().plus(Duration.ofDays(left)).plus(Duration.ofHours(1));
    c.notBefore = c.notAfter.minus(Duration.ofDays(days));
  }

  private static void secure(World w, Consumer<List<String>> change) {
    w.balancing()
        .balancers()
        .forEach(
            b ->
                b.listeners.stream()
                    .filter(l -> l.protocol().equals("HTTPS"))
                    .forEach(l -> change.accept(l.certificates)));
  }

  private static void serve(World w, String host) {
    LoadBalancer.Listener l =
        w.balancing().balancers().stream()
            .flatMap(b -> b.listeners.stream())
            .filter(x -> !x.certificates.isEmpty())
            .findFirst()
            .orElseThrow();
    l.rules.add(
        new LoadBalancer.Rule(
            l.arn().replace(":listener/", ":listener-rule/") + "/99",
            99,
            host,
            "/*",
            Objects.requireNonNull(l.targetGroupArn)));
  }

  private static Firewalls.WebAcl acl(World w) {
    return w.balancing().balancers().stream()
        .flatMap(b -> Stream.ofNullable(w.firewalls().before(b.arn())))
        .findFirst()
        .orElseThrow();
  }

  static Rule rate(long most, Consumer<RuleAction.Builder> action) {
    return Rule.builder()
        .name("many")
        .priority(1)
        .statement(s -> s.rateBasedStatement(r -> r.limit(most).aggregateKeyType("IP")))
        .action(action)
        .build();
  }

  /** Instead of a rule of its own the web ACL has one of a group. */
  private static void group(
      World w,
      Consumer<RuleGroupReferenceStatement.Builder> use,
      Consumer<OverrideAction.Builder> override) {
    String arn =
        w.firewalls().createGroup("limits", 2, List.of(rate(700, a -> a.block(b -> {})))).arn();
    acl(w).rules().clear();
    acl(w)
        .rules()
        .add(
            Rule.builder()
                .name("limits")
                .priority(1)
                .statement(s -> s.ruleGroupReferenceStatement(g -> use.accept(g.arn(arn))))
                .overrideAction(override)
                .build());
  }
}
