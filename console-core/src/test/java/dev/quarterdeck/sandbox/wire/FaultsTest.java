package dev.quarterdeck.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;

@Timeout(60)
class FaultsTest {
  private final AtomicInteger handled = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();
  private final Faults faults = new Faults(7);
  private final Traffic traffic = new Traffic();
  private final RateLimits limits = new RateLimits(nanos::get);
  private SandboxServer server;
  private EcsClient ecs;
  private ElasticLoadBalancingV2Client elb;

  @BeforeEach
  void start() throws IOException {
    server =
        SandboxServer.of(
                List.of(
                    Endpoints.ecs()
                        .<ListClustersRequest, ListClustersResponse>with(
                            "ListClusters",
                            ListClustersRequest::builder,
                            (request, call) -> {
                              handled.incrementAndGet();
                              return ListClustersResponse.builder().build();
                            }),
                    Endpoints.loadBalancing()
                        .<DescribeLoadBalancersRequest, DescribeLoadBalancersResponse>with(
                            "DescribeLoadBalancers",
                            DescribeLoadBalancersRequest::builder,
                            (request, call) -> DescribeLoadBalancersResponse.builder().build())))
            .faults(faults)
            .traffic(traffic)
            .rateLimits(limits)
            .start();
    ecs = Clients.client(EcsClient.builder(), server.endpoint());
    elb = Clients.client(ElasticLoadBalancingV2Client.builder(), server.endpoint());
  }

  @AfterEach
  void stop() {
    ecs.close();
    elb.close();
    server.close();
  }

  @Test
  void throttlesSoManyTimesInTheNamesOfTheProtocol() {
    Faults.Rule rule = faults.on("*", "*").times(2).throttle();
    assertRefused(ecs::listClusters, 400, "ThrottlingException", "Rate exceeded");
    assertRefused(elb::describeLoadBalancers, 400, "Throttling", "Rate exceeded");
    ecs.listClusters();
    assertThat(rule.struck()).isEqualTo(2);
    assertThat(handled).hasValue(1);
  }

  @Test
  void throttlesReadsAtThePublishedRates() {
    limits.asPublished();
    for (int i = 0; i < 40; i++) {
      elb.describeLoadBalancers();
    }
    assertRefused(elb::describeLoadBalancers, 400, "Throttling", "Rate exceeded");
    ecs.listClusters();
    nanos.addAndGet(200_000_000);
    elb.describeLoadBalancers();
    elb.describeLoadBalancers();
    assertRefused(elb::describeLoadBalancers, 400, "Throttling", "Rate exceeded");
    limits.clear();
    elb.describeLoadBalancers();
  }

  @Test
  void deniesAnActionUntilCleared() {
    Faults.Rule rule = faults.on("ecs", "List*").deny();
    assertRefused(
        ecs::listClusters,
        400,
        "AccessDeniedException",
        "User: arn:aws:iam::111122223333:user/operator is not authorized to perform: ecs:ListClusters on"
            + " resource: * because no identity-based policy allows the ecs:ListClusters action");
    elb.describeLoadBalancers();
    rule.clear();
    ecs.listClusters();
    faults.on("elasticloadbalancing", "DescribeLoadBalancers").deny("arn:x");
    assertThatThrownBy(elb::describeLoadBalancers)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(403);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
              assertThat(e.awsErrorDetails().errorMessage()).contains("on resource: arn:x because");
            });
  }

  @Test
  void failsAndExpires() {
    faults.on("ecs", "*").times(1).fail(500);
    faults.on("ecs", "*").times(1).fail(503);
    faults.on("ecs", "*").times(1).expireCredentials();
    assertRefused(ecs::listClusters, 500, "InternalServerError", "An internal error occurred.");
    assertRefused(
        ecs::listClusters,
        503,
        "ServiceUnavailableException",
        "The service is temporarily unavailable.");
    assertRefused(
        ecs::listClusters,
        400,
        "ExpiredTokenException",
        "The security token included in the request is expired");
    assertThat(handled).hasValue(0);
    assertThat(traffic.of("ecs:ListClusters")).isEqualTo(3);
  }

  @Test
  void cutsBeforeOrAfterTheWorkIsDone() {
    faults.on("ecs", "ListClusters").times(1).cutBefore();
    assertThatThrownBy(ecs::listClusters).isInstanceOf(SdkClientException.class);
    assertThat(handled).hasValue(0);
    faults.on("ecs", "ListClusters").times(1).cutAfter();
    assertThatThrownBy(ecs::listClusters).isInstanceOf(SdkClientException.class);
    assertThat(handled).hasValue(1);
    ecs.listClusters();
    assertThat(handled).hasValue(2);
  }

  @Test
  void aHangingRequestEndsWithTheServer() {
    faults.on("ecs", "ListClusters").hang();
    CompletableFuture<Void> hanging = CompletableFuture.runAsync(() -> ecs.listClusters());
    while (traffic.of("ecs:ListClusters") == 0) {
      Thread.onSpinWait();
    }
    assertThat(hanging).isNotDone();
    server.close();
    assertThatThrownBy(hanging::join).hasCauseInstanceOf(SdkClientException.class);
  }

  @Test
  void aSlowAnswerIsCutByClosing() {
    faults.on("ecs", "ListClusters").slow(Duration.ofHours(1));
    CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> ecs.listClusters());
    while (traffic.of("ecs:ListClusters") == 0) {
      Thread.onSpinWait();
    }
    server.close();
    assertThatThrownBy(slow::join).hasCauseInstanceOf(SdkClientException.class);
    assertThat(handled).hasValue(0);
  }

  @Test
  void whomAProbabilityStrikesFollowsFromTheSeed() {
    List<Boolean> first = strikes(new Faults(42));
    assertThat(strikes(new Faults(42))).isEqualTo(first);
    assertThat(strikes(new Faults(43))).isNotEqualTo(first);
    assertThat(first.stream().filter(struck -> struck).count()).isBetween(50L, 90L);
  }

  private static List<Boolean> strikes(Faults seeded) {
    seeded.on("ecs", "*").withProbability(0.35).throttle();
    List<Boolean> struck = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      struck.add(seeded.judge(Endpoints.ecs(), "ListClusters").fault() != null);
    }
    return struck;
  }

  @Test
  void aTokenBucketAdmitsItsBurstThenItsRate() {
    limits.limit("ecs:ListClusters", 2, 1);
    ecs.listClusters();
    ecs.listClusters();
    assertRefused(ecs::listClusters, 400, "ThrottlingException", "Rate exceeded");
    elb.describeLoadBalancers();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    ecs.listClusters();
    assertRefused(ecs::listClusters, 400, "ThrottlingException", "Rate exceeded");
    assertThat(traffic.byAction())
        .containsEntry("ecs:ListClusters", 5L)
        .containsEntry("elasticloadbalancing:DescribeLoadBalancers", 1L);
  }

  private static void assertRefused(
      ThrowingCallable call, int status, String code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(e.statusCode()).isEqualTo(status);
              assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message);
            });
  }
}
