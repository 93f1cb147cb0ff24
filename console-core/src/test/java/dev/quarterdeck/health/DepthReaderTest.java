package dev.quarterdeck.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.logs.Logs;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.image.ImageAges;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DepthReaderTest {
  @TempDir Path temp;

  @Test
  void aSearchOfLogsThatBrokeOffIsNoLogWithoutErrors() throws Exception {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      Console c = d.console();
      Logs broken =
          (Logs)
              Proxy.newProxyInstance(
                  Logs.class.getClassLoader(),
                  new Class<?>[] {Logs.class},
                  (proxy, method, args) ->
                      Outcome.done(
                          new Listing<>(
                              List.of(),
                              List.of(new Unknown("events after the first 0", "too slow", null)))));
      FleetReader fleet = new FleetReader(c.ports().ecs(), c.clock());
      DepthReader reader =
          new DepthReader(
              c.ports().ecs(),
              fleet,
              c.usage(),
              broken,
              new ImageAges(c.ports().images(), c.region(), c.clock()));
      var view = fleet.read(d.deadline(), EnumSet.of(FleetReader.Part.TASKS)).orThrow();
      assertThat(reader.read(d.deadline(), view, view.value().services(), true).unknowns())
          .extracting(Unknown::why)
          .contains("too slow");
    }
  }
}
