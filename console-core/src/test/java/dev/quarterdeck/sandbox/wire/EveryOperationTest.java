package dev.quarterdeck.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.protocols.core.OperationInfo;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.xray.XRayClient;

/**
 * What the SDK marshals, the sandbox reads; what the sandbox answers, the SDK unmarshals: for every
 * operation of every service, with every member set.
 */
class EveryOperationTest {
  private static final int SEEDS = 3;

  /** Operations that cannot be compared, and why. */
  private static final Map<String, String> LEFT_OUT =
      Map.of(
          "getBucketLocation", "its answer is one bare element, which the SDK reads by itself",
          "listDirectoryBuckets", "is signed for another service than the rest of S3",
          "copyObject", "the SDK has members of its own for what is copied",
          "uploadPartCopy", "the same",
          "headObject", "its answer has a length and no body",
          "describeAccountPreferences",
              "is a GET with a body, which the JDK's client sends as POST");

  @TestFactory
  Stream<DynamicTest> arrivesAsItWasSent() {
    return Stream.of(
        roundTrips(EcsClient.class, EcsClient.builder(), Endpoints::ecs),
        roundTrips(
            SecretsManagerClient.class, SecretsManagerClient.builder(), Endpoints::secretsManager),
        roundTrips(CloudWatchLogsClient.class, CloudWatchLogsClient.builder(), Endpoints::logs),
        roundTrips(CloudWatchClient.class, CloudWatchClient.builder(), Endpoints::cloudWatch),
        roundTrips(
            ElasticLoadBalancingV2Client.class,
            ElasticLoadBalancingV2Client.builder(),
            Endpoints::loadBalancing),
        roundTrips(StsClient.class, StsClient.builder(), Endpoints::sts),
        roundTrips(S3Client.class, S3Client.builder(), Endpoints::s3),
        roundTrips(CloudFrontClient.class, CloudFrontClient.builder(), Endpoints::cloudFront),
        roundTrips(EfsClient.class, EfsClient.builder(), Endpoints::fileSystems),
        roundTrips(BackupClient.class, BackupClient.builder(), Endpoints::backup),
        roundTrips(SchedulerClient.class, SchedulerClient.builder(), Endpoints::scheduler),
        roundTrips(SsmClient.class, SsmClient.builder(), Endpoints::parameters),
        roundTrips(XRayClient.class, XRayClient.builder(), Endpoints::xray));
  }

  private static <
          B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient>
      DynamicTest roundTrips(Class<C> api, B builder, Supplier<Endpoints> endpoints) {
    return DynamicTest.dynamicTest(
        api.getSimpleName(),
        () -> {
          List<Method> operations = operations(api);
          assertThat(operations).hasSizeGreaterThan(5);
          Endpoints endpoint = endpoints.get();
          Mirror mirror = new Mirror(endpoint);
          try (SandboxServer server =
                  SandboxServer.of(List.of(endpoint)).onDefect(mirror.defects::add).start();
              C client = Clients.client(builder, server.endpoint(), Clients.KNOWN, mirror)) {
            for (Method operation : operations) {
              for (long seed = 0; seed < SEEDS; seed++) {
                mirror.compare(client, operation, new Filler(seed));
              }
            }
          }
          assertThat(mirror.defects).isEmpty();
          assertThat(mirror.differences).isEmpty();
          assertThat(mirror.declared).hasSize(operations.size());
        });
  }

  /**
   * Declares each operation when it is first called, keeps what arrives, answers what it was given.
   */
  private static final class Mirror implements ExecutionInterceptor {
    private final Endpoints endpoint;
    private final Set<String> declared = new HashSet<>();
    private final List<Throwable> defects = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private volatile Class<?> requestType = Object.class;
    private volatile @Nullable SdkPojo arrived;
    private volatile @Nullable SdkPojo answer;

    Mirror(Endpoints endpoint) {
      this.endpoint = endpoint;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      String name = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
      Class<?> type = requestType;
      if (declared.add(name)) {
        Handler<SdkPojo, SdkPojo> mirror =
            (request, call) -> {
              arrived = request;
              return Objects.requireNonNull(answer);
            };
        if (endpoint.protocol().isRest()) {
          endpoint.with(name, http(type), () -> newBuilder(type), mirror);
        } else {
          endpoint.with(name, () -> newBuilder(type), mirror);
        }
      }
    }

    void compare(SdkClient client, Method operation, Filler filler) throws IllegalAccessException {
      requestType = operation.getParameterTypes()[0];
      Object request = filler.fill(newBuilder(requestType));
      SdkPojo response = (SdkPojo) filler.fill(newBuilder(operation.getReturnType()));
      arrived = null;
      answer = response;
      try {
        SdkPojo received = (SdkPojo) operation.invoke(client, request);
        if (!request.equals(arrived)) {
          differences.add(operation.getName() + "\n sent    " + request + "\n arrived " + arrived);
        }
        if (!received.equalsBySdkFields(response)) {
          differences.add(
              operation.getName() + "\n answered " + response + "\n received " + received);
        }
      } catch (InvocationTargetException failed) {
        differences.add(operation.getName() + " failed: " + failed.getCause());
      }
    }
  }

  private static List<Method> operations(Class<?> api) {
    return Stream.of(api.getMethods())
        .filter(
            m ->
                m.getParameterCount() == 1
                    && AwsRequest.class.isAssignableFrom(m.getParameterTypes()[0])
                    && AwsResponse.class.isAssignableFrom(m.getReturnType())
                    && !LEFT_OUT.containsKey(m.getName()))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  /** The method and path that the SDK's own marshaller has for the operation. */
  private static String http(Class<?> request) {
    try {
      Class<?> marshaller =
          Class.forName(request.getName().replace(".model.", ".transform.") + "Marshaller");
      Field declared = marshaller.getDeclaredField("SDK_OPERATION_BINDING");
      declared.setAccessible(true);
      OperationInfo binding = (OperationInfo) declared.get(null);
      // S3's bucket is the endpoint's business, which puts it before the path.
      SdkPojo fields = newBuilder(request);
      boolean bucket =
          request.getName().contains(".s3.") && fields.sdkFieldNameToField().containsKey("Bucket");
      StringBuilder http = new StringBuilder(binding.httpMethod() + " ");
      http.append(bucket ? "/{Bucket}" : "").append(binding.requestUri());
      // Two operations may differ in what their query strings must have.
      for (SdkField<?> field : fields.sdkFields()) {
        if (field.location() == MarshallLocation.QUERY_PARAM
            && field.containsTrait(RequiredTrait.class)) {
          http.append(http.indexOf("?") < 0 ? '?' : '&').append(field.locationName());
        }
      }
      return http.toString();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static SdkPojo newBuilder(Class<?> model) {
    try {
      return (SdkPojo) model.getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
