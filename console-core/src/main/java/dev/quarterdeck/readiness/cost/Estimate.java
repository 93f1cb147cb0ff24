package dev.quarterdeck.readiness.cost;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.collect.BalancerFacts.Balancer;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.ServiceFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the architecture in scope costs a month as it runs now: sizes and counts times a price
 * table. Traffic, requests and transfers are not in it, and what was not read is named as unknown.
 */
public record Estimate(Prices prices, List<Line> lines, List<Unknown> unknowns) {
  public Estimate {
    lines = List.copyOf(lines);
    unknowns = List.copyOf(unknowns);
  }

  /**
   * @param how how the amount is made up
   * @param monthly in the table's currency, to the cent
   */
  public record Line(String what, String how, BigDecimal monthly) {}

  /** The sum of what is known. */
  public BigDecimal total() {
    return lines.stream().map(Line::monthly).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Reads what is deployed and counts. */
  public static Estimate of(Readings in, Prices prices) {
    List<Line> lines = new ArrayList<>();
    List<Unknown> unknowns = new ArrayList<>();
    part(unknowns, "services", () -> services(in, prices, lines, unknowns));
    part(unknowns, "load balancers", () -> balancers(in, prices, lines, unknowns));
    part(unknowns, "databases", () -> DataCosts.databases(in, prices, lines, unknowns));
    part(unknowns, "caches", () -> DataCosts.caches(in, prices, lines, unknowns));
    part(unknowns, "logs", () -> logs(in, prices, lines));
    part(unknowns, "secrets", () -> secrets(in, prices, lines));
    part(unknowns, "alarms", () -> alarms(in, prices, lines));
    unknowns.add(
        new Unknown(
            "buckets, backups and transfers",
            "They are not part of this estimate; add them from the AWS bill.",
            null));
    return new Estimate(prices, lines, unknowns);
  }

  private static void part(List<Unknown> unknowns, String what, Runnable read) {
    try {
      read.run();
    } catch (ProblemException e) {
      unknowns.add(Unknown.of(what, e.problem()));
    }
  }

  private static void services(Readings in, Prices p, List<Line> lines, List<Unknown> unknowns) {
    Listing<ServiceFacts> services = in.ecs().services();
    unknowns.addAll(services.unknowns());
    for (ServiceFacts s : services.items()) {
      part(
          unknowns,
          s.ref(),
          () -> {
            Line line = fargate(s, in.ecs().definition(s), p);
            if (line == null) {
              unknowns.add(
                  new Unknown(s.ref(), "It does not run on Fargate, or names no size.", null));
            } else {
              lines.add(line);
            }
          });
    }
  }

  private static @Nullable Line fargate(ServiceFacts s, TaskDefinitionFacts d, Prices p) {
    BigDecimal cpu = amount(d.cpu());
    BigDecimal memory = amount(d.memory());
    if (!s.launch().fargate() || cpu == null || memory == null) {
      return null;
    }
    boolean arm = "ARM64".equals(d.cpuArchitecture());
    BigDecimal vcpus = cpu.divide(BigDecimal.valueOf(1024));
    BigDecimal gigabytes = memory.divide(BigDecimal.valueOf(1024));
    BigDecimal hour =
        vcpus
            .multiply(p.price(arm ? "fargateArmVcpuHour" : "fargateVcpuHour"))
            .add(gigabytes.multiply(p.price(arm ? "fargateArmGbHour" : "fargateGbHour")));
    String how =
        "%d %s of %s vCPU and %s GB"
            .formatted(
                s.desired(),
                s.desired() == 1 ? "task" : "tasks",
                vcpus.stripTrailingZeros().toPlainString(),
                gigabytes.stripTrailingZeros().toPlainString());
    return new Line(
        s.ref(),
        how,
        cents(hour.multiply(BigDecimal.valueOf((long) s.desired() * p.hoursPerMonth()))));
  }

  private static @Nullable BigDecimal amount(@Nullable String text) {
    return text != null && text.matches("\\d{1,9}") ? new BigDecimal(text) : null;
  }

  private static void balancers(Readings in, Prices p, List<Line> lines, List<Unknown> unknowns) {
    Listing<Balancer> balancers = in.balancers().balancers();
    unknowns.addAll(balancers.unknowns());
    for (Balancer b : balancers.items()) {
      lines.add(
          new Line(
              "load balancer " + b.name(),
              "the hours; capacity units depend on traffic",
              cents(p.price("loadBalancerHour").multiply(BigDecimal.valueOf(p.hoursPerMonth())))));
    }
  }

  private static void logs(Readings in, Prices p, List<Line> lines) {
    Set<String> used = Set.copyOf(in.watch().usedGroups().items());
    long bytes =
        in.watch().logGroups().items().stream()
            .filter(g -> used.contains(g.name()))
            .mapToLong(g -> g.storedBytes())
            .sum();
    BigDecimal gigabytes =
        BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(1L << 30), 3, RoundingMode.HALF_UP);
    lines.add(
        new Line(
            "log groups",
            gigabytes.toPlainString() + " GB stored; taking them in depends on traffic",
            cents(gigabytes.multiply(p.price("logsStoredGbMonth")))));
  }

  private static void secrets(Readings in, Prices p, List<Line> lines) {
    int n = in.secrets().existing().items().size();
    lines.add(
        new Line(
            "secrets",
            n + " in use",
            cents(p.price("secretMonth").multiply(BigDecimal.valueOf(n)))));
  }

  private static void alarms(Readings in, Prices p, List<Line> lines) {
    int n = in.watch().alarms().items().size();
    lines.add(
        new Line(
            "alarms",
            n + " in the region",
            cents(p.price("alarmMonth").multiply(BigDecimal.valueOf(n)))));
  }

  static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }
}
