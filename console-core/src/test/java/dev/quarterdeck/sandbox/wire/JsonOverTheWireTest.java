package dev.quarterdeck.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.Service;

class JsonOverTheWireTest {

  @Test
  void carriesTypedRequestsAndResponses() throws IOException {
    Instant created = Instant.parse("2026-01-31T10:15:30.120Z");
    Endpoints ecs =
        Endpoints.ecs()
            .<DescribeServicesRequest, DescribeServicesResponse>with(
                "DescribeServices",
                DescribeServicesRequest::builder,
                (request, call) ->
                    DescribeServicesResponse.builder()
                        .services(
                            Service.builder()
                                .serviceName(request.services().getFirst())
                                .clusterArn(
                                    "arn:aws:ecs:"
                                        + call.region()
                                        + ":"
                                        + call.account()
                                        + ":cluster/"
                                        + request.cluster())
                                .createdAt(created)
                                .desiredCount(3)
                                .events(List.of())
                                .build())
                        .build());
    try (SandboxServer server = SandboxServer.of(List.of(ecs)).start();
        EcsClient client = Clients.client(EcsClient.builder(), server.endpoint())) {
      DescribeServicesResponse answer =
          client.describeServices(r -> r.cluster("shop").services("web"));
      Service service = answer.services().getFirst();
      assertThat(service.serviceName()).isEqualTo("web");
      assertThat(service.clusterArn())
          .isEqualTo("arn:aws:ecs:eu-central-1:" + Credentials.ACCOUNT + ":cluster/shop");
      assertThat(service.createdAt()).isEqualTo(created);
      assertThat(service.hasEvents()).isTrue();
      assertThat(service.hasDeployments()).isFalse();
      assertThat(answer.responseMetadata().requestId()).matches("[0-9a-f-]{36}");
    }
  }

  @Test
  void errorsArriveAsTheSdksOwnExceptions() throws IOException {
    Endpoints ecs =
        Endpoints.ecs()
            .<ListServicesRequest, ListServicesResponse>with(
                "ListServices",
                ListServicesRequest::builder,
                (request, call) -> {
                  throw new ServiceError("ClusterNotFoundException", "Cluster not found.");
                });
    try (SandboxServer server = SandboxServer.of(List.of(ecs)).start();
        EcsClient client = Clients.client(EcsClient.builder(), server.endpoint())) {
      assertThatThrownBy(() -> client.listServices(r -> r.cluster("none")))
          .isInstanceOfSatisfying(
              ClusterNotFoundException.class,
              e -> {
                assertThat(e.statusCode()).isEqualTo(400);
                assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Cluster not found.");
                assertThat(e.requestId()).matches("[0-9a-f-]{36}");
              });
      assertThatThrownBy(client::listClusters)
          .isInstanceOfSatisfying(
              EcsException.class,
              e ->
                  assertThat(e.awsErrorDetails().errorCode())
                      .isEqualTo("UnknownOperationException"));
    }
  }
}
