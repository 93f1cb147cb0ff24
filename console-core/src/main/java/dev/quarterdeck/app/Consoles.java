package dev.quarterdeck.app;

import dev.quarterdeck.aws.AwsAlarmBook;
import dev.quarterdeck.aws.AwsAlarms;
import dev.quarterdeck.aws.AwsAutoscaling;
import dev.quarterdeck.aws.AwsBackupFacts;
import dev.quarterdeck.aws.AwsBalancerFacts;
import dev.quarterdeck.aws.AwsBucketFacts;
import dev.quarterdeck.aws.AwsCacheFacts;
import dev.quarterdeck.aws.AwsCacheUsers;
import dev.quarterdeck.aws.AwsCdnFacts;
import dev.quarterdeck.aws.AwsCertificateFacts;
import dev.quarterdeck.aws.AwsClients;
import dev.quarterdeck.aws.AwsDatabaseFacts;
import dev.quarterdeck.aws.AwsEcs;
import dev.quarterdeck.aws.AwsEcsEditor;
import dev.quarterdeck.aws.AwsEcsFacts;
import dev.quarterdeck.aws.AwsEnvironmentFiles;
import dev.quarterdeck.aws.AwsFiles;
import dev.quarterdeck.aws.AwsFirewallFacts;
import dev.quarterdeck.aws.AwsHistory;
import dev.quarterdeck.aws.AwsIdentities;
import dev.quarterdeck.aws.AwsImageFacts;
import dev.quarterdeck.aws.AwsImages;
import dev.quarterdeck.aws.AwsInsights;
import dev.quarterdeck.aws.AwsKeyFacts;
import dev.quarterdeck.aws.AwsLambdaRotation;
import dev.quarterdeck.aws.AwsLiveTail;
import dev.quarterdeck.aws.AwsLoadBalancers;
import dev.quarterdeck.aws.AwsLogSink;
import dev.quarterdeck.aws.AwsLogs;
import dev.quarterdeck.aws.AwsMetrics;
import dev.quarterdeck.aws.AwsNetworkFacts;
import dev.quarterdeck.aws.AwsParameters;
import dev.quarterdeck.aws.AwsReplicationGroups;
import dev.quarterdeck.aws.AwsRoleFacts;
import dev.quarterdeck.aws.AwsScalingFacts;
import dev.quarterdeck.aws.AwsScheduledTasks;
import dev.quarterdeck.aws.AwsSecretEditor;
import dev.quarterdeck.aws.AwsSecretPolicies;
import dev.quarterdeck.aws.AwsSecretStore;
import dev.quarterdeck.aws.AwsServiceHistory;
import dev.quarterdeck.aws.AwsTaskDefinitions;
import dev.quarterdeck.aws.AwsTaskOutput;
import dev.quarterdeck.aws.AwsTopicFacts;
import dev.quarterdeck.aws.AwsTraceFacts;
import dev.quarterdeck.aws.AwsWatchEditor;
import dev.quarterdeck.aws.AwsWatchFacts;
import dev.quarterdeck.aws.Preload;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.screen.console.Contexts;
import dev.quarterdeck.session.Config;
import dev.quarterdeck.session.Connection;
import dev.quarterdeck.session.ConnectionResolver;
import dev.quarterdeck.session.EnvironmentLabel;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.MfaPrompt;
import dev.quarterdeck.session.Profiles;
import dev.quarterdeck.session.ReadOnlyGuard;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opens consoles: on AWS as the options, environment and configuration say, or on a sandbox. */
public final class Consoles implements ConsoleFactory {
  private final Map<String, String> env;
  private final Home home;
  private final MfaPrompt mfa;
  private final String version;
  private final InstantSource clock;
  private final Pause pause;
  private volatile @Nullable MfaPrompt inSight;

  /**
   * @param mfa asks for codes of profiles that demand one, while no console does
   * @param version the console's, for the user agent
   */
  public Consoles(Map<String, String> env, Home home, MfaPrompt mfa, String version) {
    this(env, home, mfa, version, InstantSource.system(), Pause.SYSTEM);
  }

  private Consoles(
      Map<String, String> env,
      Home home,
      MfaPrompt mfa,
      String version,
      InstantSource clock,
      Pause pause) {
    this.env = env;
    this.home = home;
    this.mfa = mfa;
    this.version = version;
    this.clock = clock;
    this.pause = pause;
  }

  /** The same for an endpoint that lives in another time: a sandbox of another process. */
  public Consoles inTime(InstantSource otherClock, Pause otherPause) {
    return new Consoles(env, home, mfa, version, otherClock, otherPause);
  }

  @Override
  public Outcome<Console> open(Options options) {
    return open(options, false);
  }

  @Override
  public Outcome<Console> openOnce(Options options) {
    return open(options, true);
  }

  @Override
  public Outcome<Console> openBeside(Options options) {
    return new Consoles(env, home, MfaPrompt.NONE, version, clock, pause).open(options, false);
  }

  @Override
  public void askCodesWith(@Nullable MfaPrompt prompt) {
    inSight = prompt;
  }

  private Optional<String> code(String serial) {
    MfaPrompt now = inSight;
    return (now == null ? mfa : now).code(serial);
  }

  private Outcome<Console> open(Options options, boolean once) {
    return Config.read(home.config())
        .then(
            config ->
                options.sandbox() == null
                    ? onAws(options, config, once)
                    : onSandbox(options, config, options.sandbox(), once));
  }

  /**
   * A malformed file has no profiles to offer, and a malformed configuration labels none; opening
   * one of them says what is wrong.
   */
  @Override
  public Contexts contexts() {
    List<Profiles.Entry> profiles =
        switch (AwsFiles.ofSystem().list()) {
          case Outcome.Done<List<Profiles.Entry>>(List<Profiles.Entry> entries) -> entries;
          case Outcome.Failed<List<Profiles.Entry>> _ -> List.of();
        };
    Config config =
        Config.read(home.config()) instanceof Outcome.Done<Config>(Config read)
            ? read
            : Config.DEFAULT;
    return new Contexts(
        profiles.stream().map(Profiles.Entry::name).toList(),
        AwsFiles.regions(),
        profiles.stream()
            .collect(Collectors.toMap(Profiles.Entry::name, p -> about(config, p), (x, y) -> x)));
  }

  private static Contexts.About about(Config config, Profiles.Entry p) {
    EnvironmentLabel.Known known =
        new EnvironmentLabel.Known(p.account(), p.name(), p.region(), List.of(), Map.of());
    return new Contexts.About(
        EnvironmentLabel.expected(config, known),
        config.readOnly()
            || EnvironmentLabel.rule(config.environments(), known)
                .map(Config.EnvironmentRule::readOnly)
                .orElse(false),
        p.region(),
        p.account());
  }

  /**
   * Begins to load what the first call of AWS needs, beside whatever else is done before it; for a
   * command that is about to ask.
   */
  public static void prepare() {
    Preload.classes();
  }

  private Outcome<Console> onAws(Options options, Config config, boolean once) {
    ConnectionResolver.Wishes wishes =
        new ConnectionResolver.Wishes(
            options.profile() == null ? List.of() : List.of(options.profile()),
            options.region() == null ? List.of() : List.of(options.region()),
            options.endpoint(),
            options.readOnly(),
            options.timeout(),
            options.usual());
    return new ConnectionResolver(env, config)
        .one(wishes)
        .then(
            connection -> {
              if (once) {
                // A console's first frame needs nothing of it, and would have to share the
                // processors.
                URI endpoint = connection.endpoint();
                Preload.all(endpoint == null || "https".equals(endpoint.getScheme()));
              }
              return Outcome.of(() -> console(connection, config, home, clock, pause, () -> {}));
            });
  }

  private Outcome<Console> onSandbox(Options options, Config config, String name, boolean once) {
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
    Sandbox.Options running = Sandbox.Options.running(scenario);
    return Outcome.of(() -> Sandbox.start(once ? running.withSkipping() : running))
        .map(sandbox -> onSandbox(options, config, sandbox, sandbox::close));
  }

  /** A console on a sandbox that runs already, and goes on running when the console is closed. */
  public Outcome<Console> on(Sandbox sandbox, Options options) {
    return Config.read(home.config()).map(config -> onSandbox(options, config, sandbox, () -> {}));
  }

  private Console onSandbox(Options options, Config config, Sandbox sandbox, Runnable onClose) {
    Connection connection =
        new Connection(
            null,
            sandbox.region(),
            options.endpoint() == null ? sandbox.endpoint() : options.endpoint(),
            new Connection.Keys(sandbox.accessKeyId(), sandbox.secretAccessKey()),
            options.readOnly(),
            ConnectionResolver.limits(config, options.timeout(), options.usual()));
    // What is tried on a sandbox must not stand in the record of the real thing.
    Home own = new Home(home.folder().resolve("sandbox"));
    // The world reaches the clock's time only when it is called.
    return console(
        connection,
        config,
        own,
        () -> sandbox.world().call(sandbox.world()::now),
        sandbox.pause(),
        onClose);
  }

  private Console console(
      Connection connection,
      Config config,
      Home state,
      InstantSource clock,
      Pause pause,
      Runnable onClose) {
    ReadOnlyGuard guard = new ReadOnlyGuard(connection.readOnly(), clock);
    @Nullable Path cache = connection.keys() == null ? state.cache() : null;
    AwsClients aws =
        new AwsClients(
            connection,
            new AwsClients.Options(
                guard,
                this::code,
                AwsFiles.ofSystem(),
                env,
                InstantSource.system(),
                cache,
                version));
    AwsSecretStore secrets = new AwsSecretStore(aws);
    Ports ports =
        new Ports(
            new AwsIdentities(aws),
            secrets,
            new AwsSecretEditor(aws),
            secrets,
            new AwsLambdaRotation(aws),
            new AwsReplicationGroups(aws),
            new AwsCacheUsers(aws),
            new AwsEcs(aws),
            new AwsEcsEditor(aws),
            new AwsScheduledTasks(aws),
            new AwsTaskDefinitions(aws),
            new AwsImages(aws),
            new AwsServiceHistory(aws),
            new AwsTaskOutput(aws),
            new AwsAutoscaling(aws),
            new AwsLoadBalancers(aws),
            new AwsAlarms(aws),
            new AwsAlarmBook(aws),
            new AwsMetrics(aws),
            new AwsLogs(aws),
            new AwsParameters(aws),
            new AwsEnvironmentFiles(aws),
            new AwsLiveTail(aws),
            new AwsLogSink(aws),
            new AwsInsights(aws),
            new AwsHistory(aws),
            new ReadinessPorts(
                new AwsEcsFacts(aws),
                new AwsBalancerFacts(aws),
                new AwsWatchFacts(aws),
                new AwsSecretPolicies(aws),
                new AwsWatchEditor(aws),
                new AwsBackupFacts(aws),
                new AwsBucketFacts(aws),
                new AwsCdnFacts(aws),
                new AwsTraceFacts(aws),
                new AwsCertificateFacts(aws),
                new AwsFirewallFacts(aws),
                new AwsImageFacts(aws),
                new AwsKeyFacts(aws),
                new AwsNetworkFacts(aws),
                new AwsRoleFacts(aws),
                new AwsTopicFacts(aws),
                new AwsDatabaseFacts(aws),
                new AwsCacheFacts(aws),
                new AwsScalingFacts(aws)));
    return new Console(
        connection,
        config,
        aws.regionName(),
        guard,
        state,
        clock,
        pause,
        ports,
        () -> {
          aws.close();
          onClose.run();
        });
  }
}
