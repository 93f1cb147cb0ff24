package dev.quarterdeck.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.quarterdeck.kernel.SelfSigned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Against real servers on loopback. */
final class HandshakesTest {
  @TempDir Path folder;
  private SSLContext context;
  private @Nullable HttpsServer server;

  /** For each connection that was opened, whether it was a quick one. */
  private final List<Boolean> opened = new CopyOnWriteArrayList<>();

  @BeforeEach
  void keys() throws Exception {
    context = SelfSigned.context(folder);
  }

  @AfterEach
  void stop() {
    Objects.requireNonNull(server).stop(0);
  }

  private void serve(String... groups) throws IOException {
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server = https;
    https.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters tls = context.getDefaultSSLParameters();
            tls.setNamedGroups(groups);
            parameters.setSSLParameters(tls);
          }
        });
    https.createContext(
        "/",
        call -> {
          call.sendResponseHeaders(200, -1);
          call.close();
        });
    https.start();
  }

  private SdkHttpClient client(SSLSocketFactory usual) {
    QuickTls quickly = new QuickTls(usual);
    return Handshakes.over(
        quick ->
            UrlConnectionHttpClient.create(
                uri -> {
                  try {
                    HttpsURLConnection https = (HttpsURLConnection) uri.toURL().openConnection();
                    opened.add(quick.test(uri.getHost()));
                    https.setSSLSocketFactory(quick.test(uri.getHost()) ? quickly : usual);
                    return https;
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }));
  }

  private int ask(SdkHttpClient client) throws IOException {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .uri(
                URI.create(
                    "https://localhost:"
                        + Objects.requireNonNull(server).getAddress().getPort()
                        + "/"))
            .build();
    return client
        .prepareRequest(HttpExecuteRequest.builder().request(request).build())
        .call()
        .httpResponse()
        .statusCode();
  }

  @Test
  void a_host_that_knows_the_quick_key_agreement_is_asked_once() throws IOException {
    serve("x25519");
    try (SdkHttpClient client = client(context.getSocketFactory())) {
      assertThat(ask(client)).isEqualTo(200);
      assertThat(opened).containsExactly(true);
    }
  }

  @Test
  void one_that_does_not_is_asked_in_the_usual_way_from_then_on() throws IOException {
    serve("secp256r1", "secp384r1");
    try (SdkHttpClient client = client(context.getSocketFactory())) {
      assertThat(ask(client)).isEqualTo(200);
      assertThat(opened).containsExactly(true, false);
      assertThat(ask(client)).isEqualTo(200);
      assertThat(opened).containsExactly(true, false, false);
    }
  }

  @Test
  void one_that_nobody_trusts_stays_so() throws Exception {
    serve("x25519", "secp256r1");
    try (SdkHttpClient client = client(SSLContext.getDefault().getSocketFactory())) {
      assertThatThrownBy(() -> ask(client)).isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void one_whose_certificate_is_somebody_elses_is_refused() throws Exception {
    context =
        SelfSigned.context(Files.createDirectory(folder.resolve("other")), "dns:elsewhere.example");
    serve("x25519", "secp256r1");
    try (SdkHttpClient client = client(context.getSocketFactory())) {
      assertThatThrownBy(() -> ask(client))
          .isInstanceOf(SSLHandshakeException.class)
          .hasMessageContaining("localhost");
    }
  }
}
