package dev.quarterdeck.tui.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.tui.chaos.Orders.Kind;
import dev.quarterdeck.tui.chaos.Orders.Order;
import dev.quarterdeck.tui.cli.Qds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command while all is well: it works, no value leaves it, and what it keeps is readable by
 * its owner alone.
 */
class FineWeatherTest {
  /** They need what is not here: a display, a plugin, a terminal, a provider to tell. */
  private static final List<String> NOT_HERE =
      List.of("gui", "services exec", "secrets copy", "rotations retire");

  @TempDir private Path folder;

  static List<Order> orders() {
    return Orders.ALL;
  }

  @ParameterizedTest
  @MethodSource("orders")
  void worksAndKeepsItToItself(Order order) throws Exception {
    try (ChaosCase run = new ChaosCase(order, Weather.FINE, Scenario.CALM, folder)) {
      Qds.Ended ended = run.run();
      if (order.kind() != Kind.ENDLESS && !NOT_HERE.contains(order.command())) {
        assertThat(ended.code()).as(ended.err()).isIn(0, 1);
      }
    }
    ownersOnly(folder.resolve("home"));
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().contains(Orders.CANARY));
  }

  static void ownersOnly(Path home) throws IOException {
    if (!Files.exists(home)) {
      return;
    }
    try (Stream<Path> all = Files.walk(home)) {
      for (Path path : all.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
      }
    }
  }
}
