package dev.quarterdeck.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
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
        roundTrips(SecretsManagerClient.class, SecretsManagerClient.builder(), Endpoints::secretsManager),
        roundTrips(CloudWatchLogsClient.class, CloudWatchLogsClient.builder(), Endpoints::logs),
        roundTrips(CloudWatchClient.class, CloudWatchClient.builder(), Endpoints::cloudWatch),
        roundTrips(
            ElasticLoadBalancingV2Client.class,
            ElasticLoadBalancingV2Client.builder(),
            Endpoints::loadBalancing),
        roundTrips(StsClient.class, StsClient.builder(), Endpoints::sts));
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient>
      DynamicTest roundTrips(
          Class<C> api, B builder, java.util.function.Supplier<Endpoints> endpoints) {
    return DynamicTest.dynamicTest(
        api.getSimpleName(),
        () -> {
          List<Method> operations = operations(api);
          assertThat(operations).isNotEmpty();
          Endpoints endpoint = endpoints.get();
          AtomicReference<SdkPojo> arrived = new AtomicReference<>();
          AtomicReference<SdkPojo> answer = new AtomicReference<>();
          AtomicReference<SdkPojo> requestBuilder = new AtomicReference<>();
          Set<String> declared = new HashSet<>();
          ExecutionInterceptor declares =
              new ExecutionInterceptor() {
                @Override
                public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                  String name = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
                  if (declared.add(name)) {
                    endpoint.<SdkPojo, SdkPojo>with(
                        name,
                        requestBuilder::get,
                        (request, call) -> {
                          arrived.set(request);
                          return answer.get();
                        });
                  }
                }
              };
          List<Throwable> defects = new ArrayList<>();
          List<String> differences = new ArrayList<>();
          try (SandboxServer server =
                  SandboxServer.of(List.of(endpoint)).onDefect(defects::add).start();
              C client = Clients.client(builder, server.endpoint(), Clients.KNOWN, declares)) {
            for (Method operation : operations) {
              for (long seed = 0; seed < SEEDS; seed++) {
                Filler filler = new Filler(seed);
                Class<?> requestType = operation.getParameterTypes()[0];
                Object request = filler.fill(newBuilder(requestType));
                answer.set((SdkPojo) filler.fill(newBuilder(operation.getReturnType())));
                requestBuilder.set(newBuilder(requestType));
                SdkPojo received = call(client, operation, request, differences);
                if (received == null) {
                  continue;
                }
                if (!arrived.get().equals(request)) {
                  differences.add(operation.getName() + " request\n sent    " + request + "\n arrived " + arrived.get());
                }
                if (!received.equalsBySdkFields(answer.get())) {
                  differences.add(operation.getName() + " response\n sent    " + answer.get() + "\n arrived " + received);
                }
              }
            }
          }
          assertThat(defects).isEmpty();
          assertThat(differences).isEmpty();
          assertThat(declared).hasSize(operations.size());
        });
  }

  private static SdkPojo call(SdkClient client, Method operation, Object request, List<String> differences)
      throws IllegalAccessException {
    try {
      return (SdkPojo) operation.invoke(client, request);
    } catch (java.lang.reflect.InvocationTargetException failed) {
      differences.add(operation.getName() + " failed: " + failed.getCause());
      return null;
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
