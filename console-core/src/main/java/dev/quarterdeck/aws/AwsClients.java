package dev.quarterdeck.aws;

import dev.quarterdeck.aws.ec2.Ec2Client;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.session.Connection;
import dev.quarterdeck.session.MfaPrompt;
import dev.quarterdeck.session.ReadOnlyGuard;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.xray.XRayClient;

/**
 * The SDK's clients of one connection, each made when it is first needed, over one HTTP client. A
 * further service of AWS gets its method here; what all clients have in common is in {@link
 * ClientSettings}, the region in {@link RegionChoice}, credentials in {@link CredentialSource}.
 */
public final class AwsClients implements AutoCloseable {
  private final Connection connection;

  private final Options options;
  private final Calls calls;
  private final Failures failures;
  private final ClientSettings settings;
  private final RegionChoice region;
  private final Endpoints endpoints;
  private final FactFolders facts;
  private final Duration attempt;
  private final Map<Class<?>, SdkClient> clients = new ConcurrentHashMap<>();
  private @Nullable SdkHttpClient http;
  private @Nullable AwsCredentialsProvider credentials;

  /**
   * What beside the connection decides how clients are made.
   *
   * @param cache where facts of AWS that never change are kept, or null for memory only
   * @param version the console's, for the user agent
   */
  public record Options(
      ReadOnlyGuard guard,
      MfaPrompt mfa,
      AwsFiles files,
      Map<String, String> env,
      InstantSource clock,
      @Nullable Path cache,
      String version) {}

  public AwsClients(Connection connection, Options options) {
    this(
        connection,
        options,
        Endpoints.onThisMachine(connection.endpoint())
            ? RateLimits.none()
            : RateLimits.ofAws(Pauser.SYSTEM));
  }

  AwsClients(Connection connection, Options options, RateLimits limits) {
    this.connection = connection;
    this.options = options;
    this.failures =
        new Failures(connection.profile(), () -> options.files().names(), options.clock());
    this.calls = new Calls(failures::problem);
    this.endpoints = new Endpoints(connection, options.files(), options.env());
    this.facts = new FactFolders(options.cache(), connection, endpoints);
    this.settings =
        new ClientSettings(connection, options, endpoints, new CallGate(options.guard(), limits));
    this.attempt = settings.attempt();
    this.region = new RegionChoice(connection, options.files(), failures);
  }

  public SecretsManagerClient secretsManager() {
    return client(SecretsManagerClient.class, SecretsManagerClient::builder);
  }

  public EcsClient ecs() {
    return client(EcsClient.class, EcsClient::builder);
  }

  public ElasticLoadBalancingV2Client loadBalancing() {
    return client(ElasticLoadBalancingV2Client.class, ElasticLoadBalancingV2Client::builder);
  }

  public CloudWatchClient cloudWatch() {
    return client(CloudWatchClient.class, CloudWatchClient::builder);
  }

  public CloudWatchLogsClient logs() {
    return client(CloudWatchLogsClient.class, CloudWatchLogsClient::builder);
  }

  /** The same with one attempt, for what must not arrive twice. */
  CloudWatchLogsClient logsOnce() {
    return (CloudWatchLogsClient)
        clients.computeIfAbsent(
            AwsLogSink.class,
            t ->
                make(
                    CloudWatchLogsClient.builder(),
                    credentials(),
                    Retries.none(settings.configuration())));
  }

  public ApplicationAutoScalingClient autoscaling() {
    return client(ApplicationAutoScalingClient.class, ApplicationAutoScalingClient::builder);
  }

  public ElastiCacheClient elastiCache() {
    return client(ElastiCacheClient.class, ElastiCacheClient::builder);
  }

  public Ec2Client ec2() {
    return client(Ec2Client.class, Ec2Client::builder);
  }

  public AcmClient acm() {
    return client(AcmClient.class, AcmClient::builder);
  }

  public EcrClient ecr() {
    return client(EcrClient.class, EcrClient::builder);
  }

  public EventBridgeClient eventBridge() {
    return client(EventBridgeClient.class, EventBridgeClient::builder);
  }

  /** EventBridge Scheduler's. */
  public SchedulerClient scheduler() {
    return client(SchedulerClient.class, SchedulerClient::builder);
  }

  public IamClient iam() {
    return client(IamClient.class, IamClient::builder);
  }

  public KmsClient kms() {
    return client(KmsClient.class, KmsClient::builder);
  }

  public SnsClient sns() {
    return client(SnsClient.class, SnsClient::builder);
  }

  public Wafv2Client waf() {
    return client(Wafv2Client.class, Wafv2Client::builder);
  }

  public RdsClient rds() {
    return client(RdsClient.class, RdsClient::builder);
  }

  /** For live tails: a stream may be open for hours, which no time limit of a call may end. */
  CloudWatchLogsAsyncClient liveLogs() {
    SdkClient made = clients.get(CloudWatchLogsAsyncClient.class);
    if (made == null) {
      made = clients.computeIfAbsent(CloudWatchLogsAsyncClient.class, t -> makeLive());
    }
    return (CloudWatchLogsAsyncClient) made;
  }

  private CloudWatchLogsAsyncClient makeLive() {
    return LiveLogsClient.make(
        new StreamHttp(http()),
        region.get(),
        credentials(),
        settings.configuration(),
        connection.endpoint());
  }

  public CloudTrailClient cloudTrail() {
    return client(CloudTrailClient.class, CloudTrailClient::builder);
  }

  public BackupClient backup() {
    return client(BackupClient.class, BackupClient::builder);
  }

  public CloudFrontClient cloudFront() {
    return client(CloudFrontClient.class, CloudFrontClient::builder);
  }

  public EfsClient efs() {
    return client(EfsClient.class, EfsClient::builder);
  }

  /** Follows a bucket into its region; emulators know buckets by their path. */
  public S3Client s3() {
    return client(
        S3Client.class,
        () ->
            S3Client.builder()
                .crossRegionAccessEnabled(!endpoints.custom())
                .forcePathStyle(endpoints.custom()));
  }

  public S3ControlClient s3Control() {
    return client(
        S3ControlClient.class,
        () -> S3ControlClient.builder().endpointProvider(new AccountEndpoint()));
  }

  public SsmClient ssm() {
    return client(SsmClient.class, SsmClient::builder);
  }

  public XRayClient xray() {
    return client(XRayClient.class, XRayClient::builder);
  }

  public StsClient sts() {
    return client(StsClient.class, StsClient::builder);
  }

  Calls calls() {
    return calls;
  }

  /** A failure that came by another way than a call's own. */
  Problem problem(Throwable failure) {
    return failures.problem(failure);
  }

  /** When a method of an adapter must have ended. */
  Deadline deadline() {
    return Deadline.in(connection.limits().command());
  }

  /** Where facts that never change are kept. */
  FactFolders facts() {
    return facts;
  }

  /** Interrupts what runs and closes the clients. */
  @Override
  public void close() {
    calls.close();
    clients.values().forEach(SdkClient::close);
    synchronized (this) {
      if (http != null) {
        http.close();
      }
    }
  }

  private <C extends SdkClient, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>>
      C client(Class<C> type, Supplier<B> builder) {
    SdkClient made = clients.get(type);
    if (made == null) {
      made =
          clients.computeIfAbsent(
              type, t -> make(builder.get(), credentials(), settings.configuration()));
    }
    return type.cast(made);
  }

  private <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C make(
      B builder, AwsCredentialsProvider credentials, ClientOverrideConfiguration settings) {
    builder
        .httpClient(http())
        .region(region.get())
        .credentialsProvider(credentials)
        .overrideConfiguration(settings);
    if (connection.endpoint() != null) {
      builder.endpointOverride(connection.endpoint());
    }
    return builder.build();
  }

  private synchronized SdkHttpClient http() {
    if (http == null) {
      http = LightHttp.create(attempt, options.env());
    }
    return http;
  }

  private synchronized AwsCredentialsProvider credentials() {
    if (credentials == null) {
      credentials =
          new CredentialSource(
                  options.files(),
                  options.mfa(),
                  options.clock(),
                  options.env(),
                  base -> make(StsClient.builder(), base, settings.configuration()))
              .of(connection);
    }
    return credentials;
  }

  /** The region in use; {@link Problem.Invalid} where none is set anywhere. */
  public String regionName() {
    return region.get().id();
  }
}
