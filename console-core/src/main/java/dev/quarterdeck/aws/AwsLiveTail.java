package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Problems;
import dev.quarterdeck.logs.LiveTail;
import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.LogSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionUpdate;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseHandler;

/** CloudWatch Logs' Live Tail. */
public final class AwsLiveTail implements LiveTail {
  /** Events that wait here to be drained; what finds no room is read by polls. */
  private static final int ROOM = 20_000;

  private static final Duration START = Duration.ofSeconds(15);

  private final AwsClients aws;

  public AwsLiveTail(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws logs start-live-tail --log-group-identifiers ARN}. */
  @Override
  public Outcome<LiveTail.Session> open(LogSource source, @Nullable String filterPattern) {
    return aws.calls()
        .method(
            () -> {
              Stream stream = new Stream(source.group());
              stream.start(aws, request(source, filterPattern));
              return stream;
            });
  }

  private static StartLiveTailRequest request(LogSource source, @Nullable String filterPattern) {
    StartLiveTailRequest.Builder request =
        StartLiveTailRequest.builder()
            .logGroupIdentifiers(source.arn())
            .logEventFilterPattern(filterPattern);
    if (source.streamPrefix() != null) {
      request.logStreamNamePrefixes(source.streamPrefix());
    }
    return request.build();
  }

  /** A session; what comes in is kept until somebody drains it. */
  private static final class Stream implements LiveTail.Session {
    private final String group;
    private final BlockingQueue<LogEvent> waiting = new LinkedBlockingQueue<>(ROOM);
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicInteger sampled = new AtomicInteger();
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private volatile @Nullable Problem ended;
    private volatile @Nullable CompletableFuture<Void> call;

    Stream(String group) {
      this.group = group;
    }

    void start(AwsClients aws, StartLiveTailRequest request) throws InterruptedException {
      CompletableFuture<Void> running =
          aws.liveLogs()
              .startLiveTail(
                  request,
                  StartLiveTailResponseHandler.builder()
                      .subscriber(
                          StartLiveTailResponseHandler.Visitor.builder()
                              .onSessionStart(s -> started.complete(null))
                              .onSessionUpdate(this::update)
                              .build())
                      .build());
      call = running;
      var unused =
          running.whenComplete(
              (v, failure) -> {
                Problem problem = failure == null ? over() : aws.problem(cause(failure));
                ended = problem;
                started.completeExceptionally(new ProblemException(problem));
              });
      try {
        started.get(START.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        close();
        throw new ProblemException(Problems.timedOut("Starting a live tail of " + group), e);
      } catch (ExecutionException e) {
        throw cause(e) instanceof ProblemException p
            ? p
            : new ProblemException(aws.problem(cause(e)), e);
      } catch (InterruptedException e) {
        close();
        throw e;
      }
    }

    private static Throwable cause(Throwable e) {
      return (e instanceof CompletionException || e instanceof ExecutionException)
              && e.getCause() != null
          ? e.getCause()
          : e;
    }

    private static Problem over() {
      return new Problem.Unreachable(
          "The live tail ended, as it does after three hours.", "It is started anew.");
    }

    private void update(LiveTailSessionUpdate update) {
      boolean part =
          update.sessionMetadata() != null && Nulls.no(update.sessionMetadata().sampled());
      for (LiveTailSessionLogEvent e : update.sessionResults()) {
        part |= !waiting.offer(event(e));
      }
      if (part) {
        sampled.incrementAndGet();
      }
      all.incrementAndGet();
    }

    private LogEvent event(LiveTailSessionLogEvent e) {
      return new LogEvent(
          group,
          Nulls.empty(e.logStreamName()),
          "",
          Instant.ofEpochMilli(e.timestamp() == null ? 0 : e.timestamp()),
          Nulls.empty(e.message()));
    }

    @Override
    public LiveTail.News news() {
      // The counts first: they may be behind the events, never ahead of them.
      int updates = all.getAndSet(0);
      int samples = sampled.getAndSet(0);
      List<LogEvent> events = new ArrayList<>();
      waiting.drainTo(events);
      return new LiveTail.News(events, updates, samples);
    }

    @Override
    public @Nullable Problem ended() {
      return ended;
    }

    @Override
    public void close() {
      CompletableFuture<Void> open = call;
      if (open != null) {
        open.cancel(true);
      }
    }
  }
}
