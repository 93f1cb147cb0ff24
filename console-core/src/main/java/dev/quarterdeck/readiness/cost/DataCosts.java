package dev.quarterdeck.readiness.cost;

import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.collect.CacheFacts.Cache;
import dev.quarterdeck.readiness.collect.Chosen;
import dev.quarterdeck.readiness.collect.Database;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Instance;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.cost.Estimate.Line;
import dev.quarterdeck.readiness.cost.Prices.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** What databases and caches cost: the hours of their instances, and storage that is set apart. */
final class DataCosts {
  /** The engines without a licence: one price list, a few percent apart. */
  private static final Pattern OPEN = Pattern.compile("postgres|mysql|mariadb");

  private DataCosts() {}

  static void databases(Readings in, Prices p, List<Line> lines, Estimate.Missing missing) {
    Chosen<Database> chosen = in.databases().chosen();
    for (Database d : missing.read(chosen.found())) {
      d.instances().forEach(i -> instance(d, i, p, lines, missing));
      if (d.aurora()) {
        missing
            .uncounted()
            .add(
                new Unknown(
                    "storage of " + d.id(),
                    "Aurora bills what is stored and read; add it from the AWS bill.",
                    null));
      }
    }
  }

  private static void instance(
      Database d, Instance i, Prices p, List<Line> lines, Estimate.Missing missing) {
    String name = i.common().id();
    String engine = i.common().engine();
    if (!d.aurora() && !OPEN.matcher(engine).matches()) {
      missing
          .uncounted()
          .add(
              new Unknown(
                  "database " + name,
                  "The price table has no prices of "
                      + engine
                      + ", which depend on its licence; add it from the AWS bill.",
                  null));
      return;
    }
    Price hour = (d.aurora() ? p.auroraInstances() : p.databases()).get(i.instanceClass());
    if (hour == null) {
      missing.uncounted().add(unpriced("database " + name, i.instanceClass()));
      return;
    }
    Price storage = p.price("databaseStorageGbMonth");
    int copies = i.common().multiAz() && d.cluster() == null ? 2 : 1;
    BigDecimal monthly = hours(hour.amount(), copies, p);
    String how = i.instanceClass() + (copies == 2 ? " and its standby" : "");
    if (!d.aurora()) {
      monthly =
          monthly.add(
              storage
                  .amount()
                  .multiply(BigDecimal.valueOf((long) i.storage().allocated() * copies)));
      how += ", " + i.storage().allocated() + " GiB";
      how += engine.equals("postgres") ? "" : "; at PostgreSQL's price, " + engine + " costs less";
    }
    lines.add(
        d.aurora()
            ? Line.of("database " + name, how, monthly, hour)
            : Line.of("database " + name, how, monthly, hour, storage));
  }

  static void caches(Readings in, Prices p, List<Line> lines, Estimate.Missing missing) {
    Chosen<Cache> chosen = in.caches().chosen();
    for (Cache c : missing.read(chosen.found())) {
      String type = c.nodes().type();
      Price hour = type == null ? null : p.caches().get(type);
      if (hour == null) {
        missing
            .uncounted()
            .add(unpriced("cache " + c.id(), type == null ? "a serverless cache" : type));
        continue;
      }
      BigDecimal own =
          c.engine().equals("valkey")
              ? hour.amount().multiply(p.price("valkeyShare").amount())
              : hour.amount();
      int nodes = c.nodes().count();
      lines.add(
          Line.of(
              "cache " + c.id(),
              nodes + (nodes == 1 ? " node" : " nodes") + " of " + type,
              hours(own, nodes, p),
              hour));
    }
  }

  private static Unknown unpriced(String what, String type) {
    return new Unknown(
        what, "The price table has no price of " + type + "; add it with --prices.", null);
  }

  private static BigDecimal hours(BigDecimal hour, int times, Prices p) {
    return hour.multiply(BigDecimal.valueOf((long) times * p.hoursPerMonth()));
  }
}
