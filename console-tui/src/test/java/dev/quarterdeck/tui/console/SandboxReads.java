package dev.quarterdeck.tui.console;

import dev.quarterdeck.app.ConsoleReads;
import dev.quarterdeck.app.Consoles;
import dev.quarterdeck.app.Options;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.services.ServicesPage;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.MfaPrompt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The real session on a real sandbox, which the test can make fail. */
final class SandboxReads implements AutoCloseable {
  /** The time limit of one reading: a slow machine is no slow endpoint. */
  static final Duration PATIENCE = Duration.ofMinutes(3);

  final Sandbox sandbox;
  private final ConsoleReads reads;

  SandboxReads(Scenario scenario, Path folder, Duration timeout) throws IOException {
    this(scenario, folder, timeout, true);
  }

  SandboxReads(Scenario scenario, Path folder, Duration timeout, boolean readOnly)
      throws IOException {
    this(Sandbox.Options.running(scenario), folder, timeout, readOnly);
  }

  /** What somebody waits for takes no time. */
  static SandboxReads skipping(Scenario scenario, Path folder) throws IOException {
    return new SandboxReads(
        Sandbox.Options.running(scenario).withSkipping(), folder, PATIENCE, false);
  }

  SandboxReads(Sandbox.Options options, Path folder, Duration timeout, boolean readOnly)
      throws IOException {
    sandbox = Sandbox.start(options);
    Consoles consoles = new Consoles(Map.of(), new Home(folder), MfaPrompt.NONE, "test");
    Options wanted = new Options(null, null, null, options.scenario().id(), readOnly, timeout);
    reads =
        ConsoleReads.open(o -> consoles.on(sandbox, o), wanted, folder.resolve("readiness.yaml"))
            .orThrow();
  }

  ConsoleReads reads() {
    return reads;
  }

  ConsoleRun run(int rows, int columns) throws IOException {
    return run(rows, columns, Map.of());
  }

  /** On the list of services. */
  ConsoleRun run(int rows, int columns, Map<String, String> env) throws IOException {
    State services =
        State.start(reads.facts(), reads.now(), Duration.ofSeconds(5), new ServicesPage());
    return new ConsoleRun(reads, services, rows, columns, env);
  }

  /** As it opens for a person. */
  ConsoleRun home(int rows, int columns) throws IOException {
    return new ConsoleRun(reads, reads.start(Duration.ofSeconds(5)), rows, columns, Map.of());
  }

  @Override
  public void close() {
    reads.close();
    sandbox.close();
  }
}
