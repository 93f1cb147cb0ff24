package dev.quarterdeck.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/**
 * The light HTTP client in the shape that the SDK's streaming operations want, a thread a request:
 * for the few live tails at a time that a console has, and without another HTTP library.
 */
final class StreamHttp implements SdkAsyncHttpClient {
  private static final int CHUNK = 16 * 1024;

  /** Who asks for more than so many parts at once wants all of them. */
  private static final int MOST_DEMAND = 1 << 16;

  private final SdkHttpClient http;

  StreamHttp(SdkHttpClient http) {
    this.http = http;
  }

  @Override
  public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
    Exchange exchange = new Exchange(request);
    Thread.ofPlatform().daemon().name("aws-stream").start(exchange);
    return exchange.done;
  }

  @Override
  public String clientName() {
    return "UrlConnectionStream";
  }

  /** The light client is its owner's to close. */
  @Override
  public void close() {}

  /** One request and its answer, read as the subscriber asks for more. */
  private final class Exchange implements Runnable, Subscription {
    private final AsyncExecuteRequest request;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Semaphore demand = new Semaphore(0);
    private volatile boolean cancelled;
    private volatile boolean unbounded;
    private volatile @Nullable ExecutableHttpRequest call;

    Exchange(AsyncExecuteRequest request) {
      this.request = request;
      var unused =
          done.whenComplete(
              (v, e) -> {
                if (e != null) {
                  cancel();
                }
              });
    }

    @Override
    public void run() {
      try {
        byte[] body = Body.of(request.requestContentPublisher());
        HttpExecuteRequest.Builder plain = HttpExecuteRequest.builder().request(request.request());
        if (body.length > 0) {
          plain.contentStreamProvider(ContentStreamProvider.fromByteArray(body));
        }
        ExecutableHttpRequest started = http.prepareRequest(plain.build());
        call = started;
        HttpExecuteResponse answer = started.call();
        request.responseHandler().onHeaders(answer.httpResponse());
        CompletableFuture<Subscriber<? super ByteBuffer>> reader = new CompletableFuture<>();
        request.responseHandler().onStream(reader::complete);
        pump(reader.get(), answer);
      } catch (IOException | InterruptedException | ExecutionException | RuntimeException e) {
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        request.responseHandler().onError(e);
        done.completeExceptionally(e);
      }
    }

    private void pump(Subscriber<? super ByteBuffer> subscriber, HttpExecuteResponse answer) {
      subscriber.onSubscribe(this);
      try (InputStream in =
          answer.responseBody().map(b -> (InputStream) b).orElse(InputStream.nullInputStream())) {
        byte[] chunk = new byte[CHUNK];
        while (true) {
          if (!unbounded) {
            demand.acquire();
          }
          if (cancelled) {
            done.complete(null);
            return;
          }
          int n = in.read(chunk);
          if (n < 0) {
            break;
          }
          subscriber.onNext(ByteBuffer.wrap(Arrays.copyOf(chunk, n)));
        }
        subscriber.onComplete();
        done.complete(null);
      } catch (IOException e) {
        fail(subscriber, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        fail(subscriber, e);
      }
    }

    private void fail(Subscriber<? super ByteBuffer> subscriber, Exception e) {
      if (!cancelled) {
        subscriber.onError(e);
      }
      done.completeExceptionally(e);
    }

    @Override
    public void request(long n) {
      if (n > MOST_DEMAND) {
        unbounded = true;
      }
      demand.release((int) Math.min(n, MOST_DEMAND));
    }

    @Override
    public void cancel() {
      cancelled = true;
      demand.release();
      ExecutableHttpRequest open = call;
      if (open != null) {
        open.abort();
      }
    }
  }

  /** Collects a request's body, which is small. */
  private static final class Body implements Subscriber<ByteBuffer> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CountDownLatch complete = new CountDownLatch(1);
    private volatile @Nullable Throwable failure;

    static byte[] of(@Nullable SdkHttpContentPublisher publisher)
        throws IOException, InterruptedException {
      if (publisher == null) {
        return new byte[0];
      }
      Body body = new Body();
      publisher.subscribe(body);
      body.complete.await();
      Throwable failure = body.failure;
      if (failure != null) {
        throw new IOException(failure);
      }
      return body.bytes.toByteArray();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer buffer) {
      byte[] part = new byte[buffer.remaining()];
      buffer.get(part);
      bytes.writeBytes(part);
    }

    @Override
    public void onError(Throwable e) {
      failure = e;
      complete.countDown();
    }

    @Override
    public void onComplete() {
      complete.countDown();
    }
  }
}
