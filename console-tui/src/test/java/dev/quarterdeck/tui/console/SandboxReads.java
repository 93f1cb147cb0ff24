package dev.quarterdeck.tui.console;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.ConsoleReads;
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
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.secrets.OverduePolicy;
import dev.quarterdeck.session.Connection;
import dev.quarterdeck.session.Environment;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.MfaPrompt;
import dev.quarterdeck.session.ReadOnlyGuard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** The real session on a real sandbox, which the test can make fail. */
final class SandboxReads implements AutoCloseable {
  final Sandbox sandbox;
  private final Console console;

  SandboxReads(Scenario scenario, Path folder, Duration timeout) throws IOException {
    sandbox = Sandbox.start(Sandbox.Options.running(scenario));
    Connection connection =
        new Connection(
            null,
            sandbox.region(),
            sandbox.endpoint(),
            new Connection.Keys(sandbox.accessKeyId(), sandbox.secretAccessKey()),
            true,
            timeout);
    AwsClients aws =
        new AwsClients(
            connection,
            new AwsClients.Options(
                new ReadOnlyGuard(true, InstantSource.system()),
                MfaPrompt.NONE,
                AwsFiles.ofSystem(),
                Map.of(),
                InstantSource.system(),
                null,
                "test"));
    Ports ports =
        new Ports(
            new AwsIdentities(aws),
            new AwsSecretStore(aws),
            new AwsEcs(aws),
            new AwsLoadBalancers(aws),
            new AwsAlarms(aws),
            new AwsMetrics(aws),
            new AwsLogs(aws));
    console =
        new Console(
            connection,
            sandbox.region(),
            new Environment("sandbox", false),
            new Home(folder),
            OverduePolicy.DEFAULT,
            sandbox.world()::now,
            ports,
            () -> {
              aws.close();
              sandbox.close();
            });
  }

  ConsoleRun run(int rows, int columns) throws IOException {
    ConsoleReads reads = new ConsoleReads(console);
    return new ConsoleRun(reads, reads.start(Duration.ofSeconds(5)), rows, columns);
  }

  @Override
  public void close() {
    console.close();
  }
}
