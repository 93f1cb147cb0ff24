package dev.quarterdeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.topology.Topology;
import dev.quarterdeck.topology.Topology.By;
import dev.quarterdeck.topology.Topology.Kind;
import dev.quarterdeck.topology.Topology.Link;
import dev.quarterdeck.topology.Topology.Store;
import dev.quarterdeck.topology.TopologyReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What refers to what, read from the sandbox through the real adapters. */
class SurroundingsTest {
  @TempDir private Path home;

  private Snapshot<Topology> read(String scenario) throws IOException {
    try (DrivenSandbox driven = DrivenSandbox.start(Scenario.of(scenario), home)) {
      return Surroundings.of(driven.console()).read(driven.deadline()).orThrow();
    }
  }

  /** After a person asked to look into values. */
  private Snapshot<Topology> looked(String scenario) throws IOException {
    try (DrivenSandbox driven = DrivenSandbox.start(Scenario.of(scenario), home)) {
      TopologyReader reader = Surroundings.of(driven.console());
      assertThat(reader.lookIntoValues(driven.deadline(), "the map").orThrow().secrets())
          .isPositive();
      return reader.read(driven.deadline()).orThrow();
    }
  }

  @Test
  void readingItReadsNoValueAndLookingIntoValuesIsRecorded() throws IOException {
    try (DrivenSandbox driven = DrivenSandbox.start(Scenario.of("calm"), home)) {
      TopologyReader reader = Surroundings.of(driven.console());
      Topology before = reader.read(driven.deadline()).orThrow().value();
      assertThat(before.links()).noneMatch(l -> l.by() == By.VALUE);
      assertThat(driven.console().audit().entries().orThrow().toString())
          .doesNotContain("secrets.endpoints");
      assertThat(reader.lookIntoValues(driven.deadline(), " ")).isInstanceOf(Outcome.Failed.class);
      reader.lookIntoValues(driven.deadline(), "drawing the map").orThrow();
      assertThat(driven.console().audit().entries().orThrow().toString())
          .contains("secrets.endpoints", "drawing the map");
      assertThat(reader.read(driven.deadline()).orThrow().value().links())
          .anyMatch(l -> l.by() == By.VALUE);
    }
  }

  @Test
  void balancersServicesSecretsAndDatabasesAreJoinedByLiveReferences() throws IOException {
    Snapshot<Topology> read = looked("calm");
    Topology all = read.value();
    assertThat(read.unknowns()).isEmpty();
    assertThat(all.routes())
        .anySatisfy(
            r -> {
              assertThat(r.service()).isEqualTo("acme-prod/api");
              assertThat(r.balancers()).hasSize(1);
            });
    assertThat(all.uses()).anyMatch(u -> "JWT_SECRET".equals(u.key()) && "api".equals(u.service()));
    assertThat(all.links())
        .filteredOn(l -> l.store().kind() == Kind.DATABASE)
        .extracting(l -> l.store().id())
        .contains("acme-prod", "acme-staging");
  }

  /** Values are looked into for endpoints; nothing else of them may be left in what was read. */
  @Test
  void noValueIsKept() throws IOException {
    Topology all = looked("calm").value();
    assertThat(all.toString()).doesNotContain("postgresql://", "demo-jwt", "acme_app");
  }

  /** RDS tags the secret that it manages with the ARN of its instance or cluster. */
  @ParameterizedTest
  @CsvSource({
    "aws:rds:primaryDBInstanceArn, arn:aws:rds:us-east-1:111122223333:db:acme-prod, DATABASE",
    "aws:rds:primaryDBClusterArn, arn:aws:rds:us-east-1:111122223333:cluster:acme-prod, DATABASE",
    "cache, arn:aws:elasticache:us-east-1:111122223333:replicationgroup:acme-prod, CACHE",
    "aws:rds:primaryDBInstanceArn, arn:aws:rds:us-east-1:111122223333:db:acme, ",
    "aws:rds:primaryDBInstanceArn, acme-prod, "
  })
  void aSecretsTagNamesWhatIsBehindItBeforeAnyValueIsRead(
      String tag, String arn, @Nullable Kind behind) throws IOException {
    try (DrivenSandbox driven = DrivenSandbox.start(Scenario.of("calm"), home)) {
      World world = driven.sandbox().world();
      world.call(() -> world.secrets().get("acme/prod/auth-keyset").tags.put(tag, arn));
      TopologyReader reader = Surroundings.of(driven.console());
      Topology read = reader.read(driven.deadline()).orThrow().value();
      List<Store> named =
          read.links().stream().filter(l -> l.by() == By.TAG).map(Link::store).toList();
      assertThat(named.stream().map(Store::kind).toList())
          .isEqualTo(behind == null ? List.of() : List.of(behind));
      assertThat(named).allMatch(s -> s.id().equals("acme-prod"));
    }
  }

  @Test
  void whatMayNotBeReadIsSaid() throws IOException {
    Snapshot<Topology> read = read("denied");
    assertThat(read.value().health().services()).isNotEmpty();
    assertThat(read.unknowns()).isNotEmpty();
    List<String> said = read.unknowns().stream().map(u -> u.what()).toList();
    assertThat(said).doesNotContain("");
  }
}
