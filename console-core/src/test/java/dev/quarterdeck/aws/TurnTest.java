package dev.quarterdeck.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.Responder.Answer;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that wait for the rate of their operation, over the wire. */
final class TurnTest {
  /** More than go at once, and as many again as the wire carries. */
  private static final int BURST = 50;

  private static final int WAITING = 2 * Calls.CONCURRENT;

  /** Time stands still until it is let go on. */
  private static final class Standing implements Pauser {
    private final CountDownLatch waiting;
    private final Semaphore go = new Semaphore(0);

    Standing(int awaited) {
      this.waiting = new CountDownLatch(awaited);
    }

    @Override
    public long nanoTime() {
      return 0;
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
      waiting.countDown();
      go.acquire();
    }
  }

  private static Answer answer(String request) {
    return request.contains("GetCallerIdentity")
        ? Answer.xml(
            200,
            "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/me"
                + "</Arn><UserId>U</UserId><Account>111122223333</Account>"
                + "</GetCallerIdentityResult></GetCallerIdentityResponse>")
        : Answer.json(200, "{\"clusterArns\":[]}");
  }

  @Test
  @Timeout(20)
  void whoWaitsForOneRateKeepsNoOtherFromTheWire() throws Exception {
    Standing time = new Standing(WAITING);
    try (Responder responder = new Responder(TurnTest::answer);
        AwsClients clients = responder.clients(RateLimits.ofAws(time));
        ExecutorService many = Executors.newVirtualThreadPerTaskExecutor();
        AutoCloseable letGo = () -> time.go.release(WAITING)) {
      AwsEcs ecs = new AwsEcs(clients);
      List<CompletableFuture<Outcome<?>>> lists = new ArrayList<>();
      for (int i = 0; i < BURST + WAITING; i++) {
        lists.add(CompletableFuture.supplyAsync(ecs::clusters, many));
      }
      time.waiting.await();
      assertThat(new AwsIdentities(clients).caller().isDone()).isTrue();
      time.go.release(WAITING);
      for (CompletableFuture<Outcome<?>> list : lists) {
        assertThat(list.join().isDone()).isTrue();
      }
      assertThat(responder.requests).as("each once").hasSize(BURST + WAITING + 1);
    }
  }

  @Test
  @Timeout(20)
  void anInterruptEndsTheWaitAndNothingIsSent() throws Exception {
    Standing time = new Standing(1);
    try (Responder responder = new Responder(TurnTest::answer);
        AwsClients clients = responder.clients(RateLimits.ofAws(time))) {
      AwsEcs ecs = new AwsEcs(clients);
      for (int i = 0; i < BURST; i++) {
        assertThat(ecs.clusters().isDone()).isTrue();
      }
      CompletableFuture<Outcome<?>> asked = new CompletableFuture<>();
      Thread asks = Thread.ofVirtual().start(() -> asked.complete(ecs.clusters()));
      time.waiting.await();
      asks.interrupt();
      Outcome<?> left = asked.join();
      assertThat(left).isInstanceOf(Outcome.Failed.class);
      assertThat(((Outcome.Failed<?>) left).problem()).isInstanceOf(Problem.Interrupted.class);
      assertThat(responder.requests).hasSize(BURST);
    }
  }
}
