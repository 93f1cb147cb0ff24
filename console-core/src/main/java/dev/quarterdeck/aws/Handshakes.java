package dev.quarterdeck.aws;

import java.io.IOException;
import java.net.SocketException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Tries {@link QuickTls} with each host first. One that does not know its only key agreement, such
 * as AWS's FIPS endpoints, breaks off the first handshake and is asked again, from then on with all
 * that the JVM offers.
 */
final class Handshakes implements SdkHttpClient {
  private final SdkHttpClient http;

  /** Of hosts that were asked before, whether the quick way leads there. */
  private final Map<String, Boolean> quick;

  private Handshakes(SdkHttpClient http, Map<String, Boolean> quick) {
    this.http = http;
    this.quick = quick;
  }

  /** Makes a client whose connections ask which hosts are to be tried quickly. */
  interface Maker {
    SdkHttpClient make(Predicate<String> quick);
  }

  static SdkHttpClient over(Maker maker) {
    Map<String, Boolean> quick = new ConcurrentHashMap<>();
    return new Handshakes(maker.make(host -> quick.getOrDefault(host, true)), quick);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Attempt(request);
  }

  @Override
  public String clientName() {
    return http.clientName();
  }

  @Override
  public void close() {
    http.close();
  }

  private final class Attempt implements ExecutableHttpRequest {
    private final HttpExecuteRequest request;
    private final boolean firstOfHost;
    private volatile ExecutableHttpRequest running;

    Attempt(HttpExecuteRequest request) {
      this.request = request;
      this.firstOfHost = !quick.containsKey(request.httpRequest().host());
      this.running = http.prepareRequest(request);
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      try {
        HttpExecuteResponse answer = running.call();
        quick.putIfAbsent(request.httpRequest().host(), true);
        return answer;
      } catch (SSLException | SocketException e) {
        if (!firstOfHost) {
          throw e;
        }
        quick.put(request.httpRequest().host(), false);
        if (e instanceof SocketException) {
          // The request may have been sent; whether it is made again is the SDK's to decide.
          throw e;
        }
        running = http.prepareRequest(request);
        return running.call();
      }
    }

    @Override
    public void abort() {
      running.abort();
    }
  }
}
