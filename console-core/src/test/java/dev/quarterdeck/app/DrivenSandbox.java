package dev.quarterdeck.app;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.MfaPrompt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A sandbox whose time stands still until a test moves it, with a console on it. */
public final class DrivenSandbox implements AutoCloseable {
  /** Far more than anything takes: a test never waits for it. */
  private static final Duration LONG = Duration.ofMinutes(2);

  private final Sandbox sandbox;
  private final Console console;

  private DrivenSandbox(Sandbox sandbox, Console console) {
    this.sandbox = sandbox;
    this.console = console;
  }

  /** {@code home} is where the console keeps its files. */
  public static DrivenSandbox start(Scenario scenario, Path home) throws IOException {
    Sandbox sandbox = Sandbox.start(Sandbox.Options.manual(scenario));
    return new DrivenSandbox(sandbox, console(sandbox, home));
  }

  private static Console console(Sandbox sandbox, Path home) {
    return new Consoles(Map.of(), new Home(home), MfaPrompt.NONE, "test")
        .on(sandbox, new Options(null, null, null, null, false, LONG))
        .orThrow();
  }

  /** A console on the same sandbox that remembers nothing of what this one read. */
  public Console another(Path home) {
    return console(sandbox, home);
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public Console console() {
    return console;
  }

  public Deadline deadline() {
    return Deadline.in(LONG);
  }

  @Override
  public void close() {
    console.close();
    sandbox.close();
  }
}
