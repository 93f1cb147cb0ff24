package dev.quarterdeck.readiness.cost;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.readiness.catalogue.YamlFields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A price table: dated, for one region, and replaceable.
 *
 * @param date when the prices were looked up
 * @param prices by name, in the currency
 * @param databases an hour of an instance of RDS in one zone, by class
 * @param auroraInstances an hour of a member of an Aurora cluster, by class
 * @param caches an hour of a node of Redis, by type
 */
public record Prices(
    String date,
    String region,
    String currency,
    int hoursPerMonth,
    Map<String, Price> prices,
    Map<String, Price> databases,
    Map<String, Price> auroraInstances,
    Map<String, Price> caches,
    List<Option> options) {
  private static final List<String> NAMES =
      List.of(
          "fargateVcpuHour",
          "fargateGbHour",
          "fargateArmVcpuHour",
          "fargateArmGbHour",
          "loadBalancerHour",
          "loadBalancerUnitHour",
          "natGatewayHour",
          "natGatewayGb",
          "databaseStorageGbMonth",
          "valkeyShare",
          "logsStoredGbMonth",
          "logsTakenInGb",
          "secretMonth",
          "secretCalls10000",
          "alarmMonth");

  /** Another way of hosting, for orientation; amounts a month. */
  public record Option(String name, int from, int to, String holds) {}

  /**
   * One row: where it was compared, or why nobody could; an estimate that uses the latter says so.
   *
   * @param source AWS's page or list, its region and day; null where the row is not verified
   * @param unverified why nobody could compare it; null where there is a source
   */
  public record Price(BigDecimal amount, @Nullable String source, @Nullable String unverified) {
    /** For a sentence about what depends on traffic, for example {@code USD 0.05}. */
    String each(Prices of) {
      return of.currency() + " " + amount.toPlainString();
    }
  }

  Price price(String name) {
    return Objects.requireNonNull(prices.get(name));
  }

  /** The table that ships with the product. */
  public static Prices builtIn() {
    try (InputStream in = Objects.requireNonNull(Prices.class.getResourceAsStream("prices.yaml"))) {
      return parse("prices.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A table of one's own, written like the shipped one. */
  public static Outcome<Prices> read(Path file) {
    try {
      return Outcome.done(parse(file.toString(), Files.readString(file)));
    } catch (ProblemException e) {
      return Outcome.failed(e.problem());
    } catch (IOException e) {
      return Outcome.failed(
          new Problem.Invalid(
              "The price table " + file + " cannot be read.", "Check the path given to --prices."));
    }
  }

  private static Prices parse(String name, String text) {
    YamlFields f = YamlFields.ofFile(name, text);
    f.required("version");
    Map<String, String> sources = f.map("sources");
    Map<String, Price> prices = new HashMap<>();
    YamlFields table = f.fields("prices");
    for (String price : NAMES) {
      prices.put(price, row(table, price, sources));
    }
    table.done();
    List<Option> options =
        f.list("options").stream()
            .map(
                o ->
                    new Option(
                        o.required("name"),
                        number(o, "from"),
                        number(o, "to"),
                        o.required("holds")))
            .toList();
    Prices read =
        new Prices(
            f.required("date"),
            f.required("region"),
            f.required("currency"),
            number(f, "hoursPerMonth"),
            Map.copyOf(prices),
            amounts(f.fields("databaseHour"), sources),
            amounts(f.fields("auroraHour"), sources),
            amounts(f.fields("cacheHour"), sources),
            options);
    f.done();
    return read;
  }

  private static Map<String, Price> amounts(YamlFields f, Map<String, String> sources) {
    Map<String, Price> amounts = new HashMap<>();
    f.names().forEach(name -> amounts.put(name, row(f, name, sources)));
    f.done();
    return Map.copyOf(amounts);
  }

  /**
   * A mapping with price, and source or unverified; or {@code key: "0.04"}, which names neither.
   */
  private static Price row(YamlFields f, String key, Map<String, String> sources) {
    if (!f.nested(key)) {
      return new Price(amount(f, key), null, "the table names no source");
    }
    YamlFields row = f.fields(key);
    String source = row.text("source");
    String unverified = row.text("unverified");
    if ((source == null) == (unverified == null)) {
      throw f.wrong(key, "needs a source, or unverified with why, and not both");
    }
    Price price =
        new Price(
            amount(row, "price"),
            source == null ? null : sources.getOrDefault(source, source),
            unverified);
    row.done();
    return price;
  }

  private static BigDecimal amount(YamlFields f, String key) {
    try {
      return new BigDecimal(f.required(key));
    } catch (NumberFormatException e) {
      throw f.wrong(key, "must be an amount such as 0.04");
    }
  }

  private static int number(YamlFields f, String key) {
    f.required(key);
    return Objects.requireNonNull(f.number(key));
  }
}
