package dev.quarterdeck.tui.command;

import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.tui.cli.Qds;
import dev.quarterdeck.tui.cli.SandboxConsoles;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Commands on sandboxes whose clocks stand still. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnSandbox {
  private SandboxConsoles consoles;
  Path home;

  @BeforeAll
  void open(@TempDir Path folder) {
    home = folder;
    consoles = new SandboxConsoles(folder);
  }

  @AfterAll
  void close() {
    consoles.close();
  }

  Sandbox sandbox(String scenario) {
    return consoles.sandbox(scenario);
  }

  SandboxConsoles consoles() {
    return consoles;
  }

  Qds qd() {
    return new Qds().consoles(consoles);
  }

  Qds.Ended run(String line) {
    return qd().run(line.split(" "));
  }

  /** A client of another program, to plant what a test needs. */
  SecretsManagerClient secretsManager(String scenario) {
    return SandboxConsoles.secretsManager(sandbox(scenario));
  }
}
