package dev.quarterdeck.app;

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
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.secrets.OverduePolicy;
import dev.quarterdeck.session.Connection;
import dev.quarterdeck.session.Environment;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.MfaPrompt;
import dev.quarterdeck.session.ReadOnlyGuard;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens consoles: on AWS as the options, environment and configuration say, or on a sandbox. */
public final class Consoles implements ConsoleFactory {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Map<String, String> env;
  private final Home home;
  private final MfaPrompt mfa;
  private final String version;

  /**
   * @param mfa asks for codes of profiles that demand one
   * @param version the console's, for the user agent
   */
  public Consoles(Map<String, String> env, Home home, MfaPrompt mfa, String version) {
    this.env = env;
    this.home = home;
    this.mfa = mfa;
    this.version = version;
  }

  @Override
  public Outcome<Console> open(Options options) {
    return options.sandbox() == null ? onAws(options) : onSandbox(options, options.sandbox());
  }

  private Outcome<Console> onAws(Options options) {
    return Outcome.done(
        console(
            new Connection(
                options.profile(),
                options.region(),
                options.endpoint(),
                null,
                options.readOnly(),
                timeout(options)),
            new Environment("aws", false),
            home,
            InstantSource.system(),
            () -> {}));
  }

  private Outcome<Console> onSandbox(Options options, String name) {
    Scenario scenario =
        Arrays.stream(Scenario.values()).filter(s -> s.id().equals(name)).findFirst().orElse(null);
    if (scenario == null) {
      return Outcome.failed(
          new Problem.Invalid(
              "There is no sandbox scenario of that name.",
              "Choose one of: "
                  + String.join(
                      ", ", Arrays.stream(Scenario.values()).map(Scenario::id).toList())));
    }
    return Outcome.of(() -> Sandbox.start(Sandbox.Options.running(scenario)))
        .map(sandbox -> on(sandbox, options, sandbox::close));
  }

  /** A console on a sandbox that runs already, and goes on running when the console is closed. */
  public Console on(Sandbox sandbox, Options options) {
    return on(sandbox, options, () -> {});
  }

  private Console on(Sandbox sandbox, Options options, Runnable onClose) {
    return console(
        new Connection(
            null,
            sandbox.region(),
            sandbox.endpoint(),
            new Connection.Keys(sandbox.accessKeyId(), sandbox.secretAccessKey()),
            options.readOnly(),
            timeout(options)),
        new Environment("sandbox", false),
        new Home(home.folder().resolve("sandbox")),
        // The world reaches the clock's time only when it is called.
        () -> sandbox.world().call(sandbox.world()::now),
        onClose);
  }

  private static Duration timeout(Options options) {
    return options.timeout() == null ? TIMEOUT : options.timeout();
  }

  private Console console(
      Connection connection,
      Environment environment,
      Home state,
      InstantSource clock,
      Runnable onClose) {
    ReadOnlyGuard guard = new ReadOnlyGuard(connection.readOnly(), clock);
    @Nullable Path cache = connection.keys() == null ? state.cache() : null;
    AwsClients aws =
        new AwsClients(
            connection,
            new AwsClients.Options(
                guard, mfa, AwsFiles.ofSystem(), env, InstantSource.system(), cache, version));
    Ports ports =
        new Ports(
            new AwsIdentities(aws),
            new AwsSecretStore(aws),
            new AwsEcs(aws),
            new AwsLoadBalancers(aws),
            new AwsAlarms(aws),
            new AwsMetrics(aws),
            new AwsLogs(aws));
    return new Console(
        connection,
        aws.regionName(),
        environment,
        state,
        OverduePolicy.DEFAULT,
        clock,
        ports,
        () -> {
          aws.close();
          onClose.run();
        });
  }
}
