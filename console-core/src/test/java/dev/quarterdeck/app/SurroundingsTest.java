package dev.quarterdeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.topology.Topology;
import dev.quarterdeck.topology.Topology.Kind;
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

  @Test
  void balancersServicesSecretsAndDatabasesAreJoinedByLiveReferences() throws IOException {
    Snapshot<Topology> read = read("calm");
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
    Topology all = read("calm").value();
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
