package dev.quarterdeck.readiness.cost;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.collect.BalancerFacts.Balancer;
import dev.quarterdeck.readiness.collect.NetworkFacts.Route;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.ServiceFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.cost.Prices.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the architecture in scope costs a month as it runs now: sizes and counts times a price
 * table. Traffic, requests and transfers are not in it, and what was not read is named as unknown.
 */
public record Estimate(Prices prices, List<Line> lines, Missing missing) {
  public Estimate {
    lines = List.copyOf(lines);
  }

  /** What is missing from the sum, gathered while it is made. */
  record Missing(List<Unknown> unread, List<Unknown> uncounted) {
    Missing() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    /** What could be read of a list; the rest is noted. */
    <T> List<T> read(Listing<T> listing) {
      unread.addAll(listing.unknowns());
      return listing.items();
    }
  }

  /** Whether all that can be counted was read. */
  public boolean complete() {
    return missing.unread().isEmpty();
  }

  /** What could not be read, and then what such an estimate cannot count. */
  public List<Unknown> unknowns() {
    return Stream.concat(missing.unread().stream(), missing.uncounted().stream())
        .distinct()
        .toList();
  }

  /**
   * @param how how the amount is made up
   * @param monthly in the table's currency, to the cent
   * @param sources where its prices were compared
   * @param unverified why one of its prices is not verified, or null
   */
  public record Line(
      String what,
      String how,
      BigDecimal monthly,
      List<String> sources,
      @Nullable String unverified) {
    static Line of(String what, String how, BigDecimal monthly, Price... prices) {
      return new Line(
          what,
          how,
          monthly.setScale(2, RoundingMode.HALF_UP),
          Stream.of(prices).map(Price::source).filter(Objects::nonNull).distinct().toList(),
          Stream.of(prices)
              .map(Price::unverified)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null));
    }
  }

  /** Where the prices that were used were compared, each once. */
  public List<String> sources() {
    return lines.stream().flatMap(l -> l.sources().stream()).distinct().toList();
  }

  /** The part of the sum whose prices nobody could compare. */
  public BigDecimal unverified() {
    return lines.stream()
        .filter(l -> l.unverified() != null)
        .map(Line::monthly)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The sum of what is known. */
  public BigDecimal total() {
    return lines.stream().map(Line::monthly).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Reads what is deployed and counts. */
  public static Estimate of(Readings in, Prices prices) {
    List<Line> lines = new ArrayList<>();
    Missing missing = new Missing();
    part(missing, "services", () -> services(in, prices, lines, missing));
    part(missing, "load balancers", () -> balancers(in, prices, lines, missing));
    part(missing, "NAT gateways", () -> gateways(in, prices, lines, missing));
    part(missing, "databases", () -> DataCosts.databases(in, prices, lines, missing));
    part(missing, "caches", () -> DataCosts.caches(in, prices, lines, missing));
    part(missing, "logs", () -> logs(in, prices, lines, missing));
    part(missing, "secrets", () -> secrets(in, prices, lines, missing));
    part(missing, "alarms", () -> alarms(in, prices, lines, missing));
    missing
        .uncounted()
        .add(
            new Unknown(
                "buckets, backups and transfers",
                "They are not part of this estimate; add them from the AWS bill.",
                null));
    return new Estimate(prices, lines, missing);
  }

  private static void part(Missing missing, String what, Runnable read) {
    try {
      read.run();
    } catch (ProblemException e) {
      missing.unread().add(Unknown.of(what, e.problem()));
    }
  }

  private static void services(Readings in, Prices p, List<Line> lines, Missing missing) {
    for (ServiceFacts s : missing.read(in.ecs().services())) {
      part(
          missing,
          s.ref(),
          () -> {
            TaskDefinitionFacts definition = in.ecs().definition(s);
            Line line = definition.windows() ? null : fargate(s, definition, p);
            if (line == null) {
              missing
                  .uncounted()
                  .add(
                      new Unknown(
                          s.ref(),
                          definition.windows()
                              ? "The price table has no prices of Windows, which bears a licence."
                              : "It does not run on Fargate, or names no size.",
                          null));
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
    Price vcpu = p.price(arm ? "fargateArmVcpuHour" : "fargateVcpuHour");
    Price gigabyte = p.price(arm ? "fargateArmGbHour" : "fargateGbHour");
    BigDecimal hour = vcpus.multiply(vcpu.amount()).add(gigabytes.multiply(gigabyte.amount()));
    String how =
        "%d %s of %s vCPU and %s GB"
            .formatted(
                s.desired(),
                s.desired() == 1 ? "task" : "tasks",
                vcpus.stripTrailingZeros().toPlainString(),
                gigabytes.stripTrailingZeros().toPlainString());
    if (s.launch().capacityProviders().contains("FARGATE_SPOT")) {
      how += "; at the on-demand price, which Spot stays below";
    }
    return Line.of(
        s.ref(),
        how,
        hour.multiply(BigDecimal.valueOf((long) s.desired() * p.hoursPerMonth())),
        vcpu,
        gigabyte);
  }

  private static @Nullable BigDecimal amount(@Nullable String text) {
    return text != null && text.matches("\\d{1,9}") ? new BigDecimal(text) : null;
  }

  private static void balancers(Readings in, Prices p, List<Line> lines, Missing missing) {
    Price hour = p.price("loadBalancerHour");
    for (Balancer b : missing.read(in.balancers().balancers())) {
      lines.add(
          Line.of(
              "load balancer " + b.name(),
              b.type().equals("application")
                  ? "the hours; capacity units, at "
                      + p.price("loadBalancerUnitHour").each(p)
                      + " an hour, depend on traffic"
                  : "the hours; capacity units depend on traffic",
              hour.amount().multiply(BigDecimal.valueOf(p.hoursPerMonth())),
              hour));
    }
  }

  /** Those that the subnets of the services lead to. */
  private static void gateways(Readings in, Prices p, List<Line> lines, Missing missing) {
    Price hour = p.price("natGatewayHour");
    missing.read(in.network().subnets()).stream()
        .flatMap(s -> in.network().routesOf(s).stream())
        .flatMap(t -> t.routes().stream())
        .filter(Route::isDefault)
        .map(Route::target)
        .filter(t -> t.startsWith("nat-"))
        .distinct()
        .sorted()
        .forEach(
            nat ->
                lines.add(
                    Line.of(
                        "NAT gateway " + nat,
                        "the hours; what passes, at "
                            + p.price("natGatewayGb").each(p)
                            + " a GB, depends on traffic",
                        hour.amount().multiply(BigDecimal.valueOf(p.hoursPerMonth())),
                        hour)));
  }

  private static void logs(Readings in, Prices p, List<Line> lines, Missing missing) {
    Set<String> used = Set.copyOf(missing.read(in.watch().usedGroups()));
    long bytes =
        missing.read(in.watch().logGroups()).stream()
            .filter(g -> used.contains(g.name()))
            .mapToLong(g -> g.storedBytes())
            .sum();
    BigDecimal gigabytes =
        BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(1L << 30), 3, RoundingMode.HALF_UP);
    Price stored = p.price("logsStoredGbMonth");
    lines.add(
        Line.of(
            "log groups",
            gigabytes.toPlainString()
                + " GB stored; taking them in, at "
                + p.price("logsTakenInGb").each(p)
                + " a GB, depends on traffic",
            gigabytes.multiply(stored.amount()),
            stored));
  }

  private static void secrets(Readings in, Prices p, List<Line> lines, Missing missing) {
    int n = missing.read(in.secrets().existing()).size();
    Price each = p.price("secretMonth");
    lines.add(
        Line.of(
            "secrets",
            n
                + " in use; reading them, at "
                + p.price("secretCalls10000").each(p)
                + " for 10,000 calls, depends on deployments",
            each.amount().multiply(BigDecimal.valueOf(n)),
            each));
  }

  private static void alarms(Readings in, Prices p, List<Line> lines, Missing missing) {
    int n = missing.read(in.watch().alarms()).size();
    Price each = p.price("alarmMonth");
    lines.add(
        Line.of(
            "alarms", n + " in the region", each.amount().multiply(BigDecimal.valueOf(n)), each));
  }
}
