package dev.quarterdeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.topology.Topology;
import dev.quarterdeck.topology.Topology.By;
import dev.quarterdeck.topology.Topology.Kind;
import dev.quarterdeck.topology.TopologyReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void whatMayNotBeReadIsSaid() throws IOException {
    Snapshot<Topology> read = read("denied");
    assertThat(read.value().health().services()).isNotEmpty();
    assertThat(read.unknowns()).isNotEmpty();
    List<String> said = read.unknowns().stream().map(u -> u.what()).toList();
    assertThat(said).doesNotContain("");
  }
}
