package dev.quarterdeck.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  /** Time passes only by waiting. */
  private static final class Waiting implements Pauser {
    private long now;
    private Duration waited = Duration.ZERO;

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public void pause(Duration time) {
      now += time.toNanos();
      waited = waited.plus(time);
    }
  }

  @Test
  void aBurstGoesAtOnceAndTheRestAtTheRate() throws Exception {
    Waiting time = new Waiting();
    RateLimits limits = RateLimits.ofAws(time);
    for (int i = 0; i < 50; i++) {
      limits.take("ecs:ListClusters");
    }
    assertThat(time.waited).isZero();
    for (int i = 0; i < 40; i++) {
      limits.take(i % 2 == 0 ? "ecs:DescribeClusters" : "ecs:ListClusters");
    }
    assertThat(time.waited).isBetween(Duration.ofMillis(1990), Duration.ofMillis(2010));
  }

  @Test
  void bucketsFillUpAgainButNotBeyondTheirSize() throws Exception {
    Waiting time = new Waiting();
    TokenBucket bucket = new TokenBucket(2, 1);
    bucket.take(time);
    time.now += Duration.ofHours(1).toNanos();
    bucket.take(time);
    bucket.take(time);
    assertThat(time.waited).isZero();
    bucket.take(time);
    assertThat(time.waited).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void operationsWithoutAPublishedRateAndOtherBucketsDoNotWait() throws Exception {
    Waiting time = new Waiting();
    RateLimits limits = RateLimits.ofAws(time);
    for (int i = 0; i < 1000; i++) {
      limits.take("sts:GetCallerIdentity");
    }
    for (int i = 0; i < 100; i++) {
      limits.take("ecs:DescribeServices");
      limits.take("secretsmanager:ListSecrets");
    }
    assertThat(time.waited).isZero();
  }

  @Test
  void anInterruptEndsTheWait() {
    TokenBucket bucket = new TokenBucket(1, 1);
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () -> {
              bucket.take(Pauser.SYSTEM);
              bucket.take(Pauser.SYSTEM);
            })
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }
}
