package dev.quarterdeck.tui.cli;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.ConsoleFactory;
import dev.quarterdeck.app.Options;
import dev.quarterdeck.app.Ports;
import dev.quarterdeck.aws.AwsAlarms;
import dev.quarterdeck.aws.AwsClients;
import dev.quarterdeck.aws.AwsEcs;
import dev.quarterdeck.aws.AwsFiles;
import dev.quarterdeck.aws.AwsIdentities;
import dev.quarterdeck.aws.AwsLoadBalancers;
import dev.quarterdeck.aws.AwsLogs;
import dev.quarterdeck.aws.AwsMetrics;
import dev.quarterdeck.aws.AwsSecretStore;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.secrets.OverduePolicy;
import dev.quarterdeck.session.Connection;
import dev.quarterdeck.session.Environment;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.MfaPrompt;
import dev.quarterdeck.session.ReadOnlyGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Consoles on sandboxes whose clock stands still; one sandbox per scenario, kept until closed. */
public final class SandboxConsoles implements ConsoleFactory, AutoCloseable {
  private final Map<String, Sandbox> running = new ConcurrentHashMap<>();
  private final Home home;

  public SandboxConsoles(Path home) {
    this.home = new Home(home);
  }

  public Sandbox sandbox(String scenario) {
    return running.computeIfAbsent(
        scenario,
        s -> {
          try {
            return Sandbox.start(Sandbox.Options.manual(Scenario.of(s)));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Override
  public Outcome<Console> open(Options options) {
    String scenario = options.sandbox() == null ? "calm" : options.sandbox();
    Sandbox sandbox = sandbox(scenario);
    Duration timeout = options.timeout() == null ? Duration.ofSeconds(30) : options.timeout();
    Connection connection =
        new Connection(
            null,
            sandbox.region(),
            options.endpoint() == null ? sandbox.endpoint() : options.endpoint(),
            new Connection.Keys(sandbox.accessKeyId(), sandbox.secretAccessKey()),
            options.readOnly(),
            timeout);
    InstantSource clock = () -> sandbox.world().call(sandbox.world()::now);
    AwsClients clients =
        new AwsClients(
            connection,
            new AwsClients.Options(
                new ReadOnlyGuard(options.readOnly(), clock),
                MfaPrompt.NONE,
                AwsFiles.of(Path.of("/nonexistent/config"), Path.of("/nonexistent/credentials")),
                Map.of(),
                InstantSource.system(),
                null,
                "test"));
    Ports ports =
        new Ports(
            new AwsIdentities(clients),
            new AwsSecretStore(clients),
            new AwsEcs(clients),
            new AwsLoadBalancers(clients),
            new AwsAlarms(clients),
            new AwsMetrics(clients),
            new AwsLogs(clients));
    return Outcome.done(
        new Console(
            connection,
            sandbox.region(),
            new Environment("sandbox " + scenario, false),
            home,
            OverduePolicy.DEFAULT,
            clock,
            ports,
            clients::close));
  }

  @Override
  public void close() {
    running.values().forEach(Sandbox::close);
  }
}
