package dev.quarterdeck.readiness.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.Checklist;
import dev.quarterdeck.readiness.collect.Once;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.Scope;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.database.DbInstance;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EstimateTest {
  private DrivenSandbox sandbox;

  @BeforeAll
  void start(@TempDir Path temp) throws IOException {
    sandbox = DrivenSandbox.start(Scenario.CALM, temp);
  }

  @AfterAll
  void close() {
    sandbox.close();
  }

  private Estimate of(String cluster, Prices prices) {
    Readings in =
        sandbox
            .console()
            .checklist()
            .readings(
                sandbox.deadline(),
                new Checklist.Request(
                    ReadinessFile.none(),
                    new Scope(List.of(cluster), List.of()),
                    List.of(),
                    Checklist.Extras.NONE,
                    Once.Progress.NONE));
    return Estimate.of(in, prices);
  }

  private static BigDecimal monthly(Estimate e, String what) {
    return e.lines().stream()
        .filter(l -> l.what().equals(what))
        .findFirst()
        .orElseThrow()
        .monthly();
  }

  @Test
  void counts_what_runs_times_the_table() {
    Estimate e = of("acme-prod", Prices.builtIn());
    // 3 tasks × 730 h × (1 vCPU × 0.04048 + 2 GB × 0.004445)
    assertThat(monthly(e, "acme-prod/api")).isEqualByComparingTo("108.12");
    assertThat(monthly(e, "load balancer acme-prod-api")).isEqualByComparingTo("16.43");
    assertThat(monthly(e, "database acme-prod-1")).isEqualByComparingTo("189.80");
    assertThat(monthly(e, "cache acme-prod")).isEqualByComparingTo("46.72");
    assertThat(e.total())
        .isEqualByComparingTo(
            e.lines().stream()
                .map(Estimate.Line::monthly)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    assertThat(e.unknowns())
        .extracting(Unknown::what)
        .containsExactly("storage of acme-prod", "buckets, backups and transfers");
  }

  @Test
  void every_row_of_the_table_names_its_source_or_why_there_is_none() {
    Prices p = Prices.builtIn();
    assertThat(
            Stream.of(p.prices(), p.databases(), p.auroraInstances(), p.caches())
                .flatMap(rows -> rows.values().stream()))
        .hasSizeGreaterThan(30)
        .allMatch(
            row ->
                row.unverified() == null
                    ? Objects.requireNonNull(row.source())
                        .matches("https://aws\\.amazon\\.com/.*20\\d\\d.*")
                    : row.source() == null);
  }

  @Test
  void what_is_counted_with_a_price_that_nobody_compared_says_so(@TempDir Path temp)
      throws IOException {
    Estimate e = of("acme-prod", Prices.builtIn());
    assertThat(e.unverified()).isEqualByComparingTo("0");
    assertThat(e.lines()).allMatch(l -> l.unverified() == null && !l.sources().isEmpty());
    Path own = temp.resolve("prices.yaml");
    Files.writeString(own, shipped().replace("{price: \"0.26\", source: aurora}", "\"0.26\""));
    e = of("acme-prod", Prices.read(own).orThrow());
    assertThat(e.lines())
        .filteredOn(l -> l.unverified() != null)
        .extracting(Estimate.Line::what)
        .containsExactly("database acme-prod-1", "database acme-prod-2");
    assertThat(e.unverified()).isEqualByComparingTo("379.60");
  }

  @Test
  void a_row_with_a_source_and_a_doubt_is_refused(@TempDir Path temp) throws IOException {
    Path own = temp.resolve("prices.yaml");
    Files.writeString(
        own, shipped().replace("source: aurora}", "source: aurora, unverified: perhaps}"));
    assertThatThrownBy(() -> Prices.read(own).orThrow()).hasMessageContaining("db.r6g.large");
  }

  @Test
  void an_engine_with_a_licence_has_no_price_and_mysql_that_of_postgresql() {
    var all = sandbox.sandbox().world().databases();
    DbInstance own = Objects.requireNonNull(all.instances().get("acme-staging"));
    try {
      all.createInstance("acme-staging", "mysql", "8.4.3");
      assertThat(of("acme-staging", Prices.builtIn()).lines())
          .filteredOn(l -> l.what().equals("database acme-staging"))
          .hasSize(1)
          .allMatch(l -> l.how().contains("PostgreSQL's price"));
      all.createInstance("acme-staging", "oracle-se2", "19.0");
      Estimate e = of("acme-staging", Prices.builtIn());
      assertThat(e.lines()).noneMatch(l -> l.what().equals("database acme-staging"));
      assertThat(e.unknowns()).anyMatch(u -> u.why().contains("oracle-se2"));
    } finally {
      all.instances().put("acme-staging", own);
    }
  }

  @Test
  void the_gateways_that_tasks_go_out_by_are_counted() {
    assertThat(of("acme-prod", Prices.builtIn()).lines())
        .filteredOn(l -> l.what().startsWith("NAT gateway nat-"))
        .isNotEmpty()
        .allMatch(l -> l.monthly().compareTo(new BigDecimal("32.85")) == 0);
  }

  @Test
  void an_instance_is_its_hours_and_its_storage_and_a_standby_doubles_both() {
    // 730 h × 0.065 + 20 GiB × 0.115
    assertThat(monthly(of("acme-staging", Prices.builtIn()), "database acme-staging"))
        .isEqualByComparingTo("49.75");
    var db =
        Objects.requireNonNull(
            sandbox.sandbox().world().databases().instances().get("acme-staging"));
    db.multiAz = true;
    try {
      assertThat(monthly(of("acme-staging", Prices.builtIn()), "database acme-staging"))
          .isEqualByComparingTo("99.50");
    } finally {
      db.multiAz = false;
    }
  }

  @Test
  void a_table_of_ones_own_replaces_the_shipped_one(@TempDir Path temp) throws IOException {
    Path own = temp.resolve("prices.yaml");
    Files.writeString(
        own,
        shipped()
            .replace("  db.r6g.large: {price: \"0.26\", source: aurora}\n", "")
            .replace("cache.t4g.small: {price: \"0.032\"", "cache.t4g.small: {price: \"1\""));
    Estimate e = of("acme-prod", Prices.read(own).orThrow());
    assertThat(monthly(e, "cache acme-prod")).isEqualByComparingTo("1460.00");
    assertThat(e.unknowns())
        .extracting(Unknown::what)
        .contains("database acme-prod-1", "database acme-prod-2");
    assertThat(e.unknowns()).anyMatch(u -> u.why().contains("no price of db.r6g.large"));
  }

  @Test
  void a_wrong_amount_is_named_with_its_line(@TempDir Path temp) throws IOException {
    Path own = temp.resolve("prices.yaml");
    Files.writeString(own, shipped().replace("\"0.0225\"", "cheap"));
    assertThatThrownBy(() -> Prices.read(own).orThrow())
        .hasMessageContaining("`price` must be an amount");
  }

  @Test
  void what_may_not_be_read_is_not_counted_as_nothing() {
    sandbox.sandbox().faults().on("rds", "DescribeDBInstances").deny();
    sandbox.sandbox().faults().on("rds", "DescribeDBClusters").deny();
    try {
      Estimate e = of("acme-prod", Prices.builtIn());
      assertThat(e.unknowns())
          .anyMatch(u -> u.what().equals("databases") && u.permission() != null);
    } finally {
      sandbox.sandbox().faults().clear();
    }
  }

  private static String shipped() throws IOException {
    try (InputStream in = Objects.requireNonNull(Prices.class.getResourceAsStream("prices.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
