package dev.quarterdeck.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * What the SDK marshals, the sandbox reads; what the sandbox answers, the SDK unmarshals: for every
 * operation of every service, with every member set.
 */
class EveryOperationTest {
  private static final int SEEDS = 3;

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
        roundTrips(StsClient.class, StsClient.builder(), Endpoints::sts));
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
        endpoint.<SdkPojo, SdkPojo>with(
            name,
            () -> newBuilder(type),
            (request, call) -> {
              arrived = request;
              return Objects.requireNonNull(answer);
            });
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
                    && AwsResponse.class.isAssignableFrom(m.getReturnType()))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  private static SdkPojo newBuilder(Class<?> model) {
    try {
      return (SdkPojo) model.getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
