package dev.quarterdeck.app;

import dev.quarterdeck.readiness.collect.Sources;
import dev.quarterdeck.secrets.TaskSecrets;
import java.util.Map;

/** What the checklist of a console reads from, for tests that read it otherwise. */
public final class ReadinessSources {
  private ReadinessSources() {}

  /** Those of AWS, or of a sandbox; nobody remembers a promotion. */
  public static Sources of(Console console) {
    Ports ports = console.ports();
    return ports
        .readiness()
        .sources(
            ports, new TaskSecrets(ports.secrets(), Map::of), console::identity, cluster -> {});
  }
}
