package dev.quarterdeck.tui.secrecy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.quarterdeck.app.Consoles;
import dev.quarterdeck.sandbox.PlantedValues;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.MfaPrompt;
import dev.quarterdeck.tui.cli.Qds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Parsers quote what they cannot read: an answer that holds a value and breaks off is said to be
 * broken, with {@code -v} too, and is not quoted.
 */
class QuotingAnswersTest {
  private static final String CANARY = "canary-in-a-broken-answer-5Hd3";

  private static final String CREDENTIALS =
      "[default]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = none\n";
  private static final String FILE = "aws.sharedCredentialsFile";

  @TempDir private Path folder;
  private HttpServer server;
  private volatile String answer = "";
  private volatile int status = 200;
  private final AtomicInteger broke = new AtomicInteger();

  @BeforeEach
  void open() throws IOException {
    Path file = Files.writeString(folder.resolve("credentials"), CREDENTIALS);
    System.setProperty(FILE, file.toString());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
          String sound = sound(target == null ? asked : target);
          if (sound == null) {
            broke.incrementAndGet();
          }
          byte[] body = (sound == null ? answer : sound).getBytes(UTF_8);
          exchange.sendResponseHeaders(sound == null ? status : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  /** What leads to the values is answered well; what holds them breaks. */
  private static @Nullable String sound(String asked) {
    String id = "11111111-2222-3333-4444-555555555555";
    String head =
        "{\"ARN\":\"arn:aws:secretsmanager:us-east-1:111122223333:secret:acme/prod/app-AbCdEf\","
            + "\"Name\":\"acme/prod/app\",";
    if (asked.contains("GetCallerIdentity")) {
      return "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/o"
          + "</Arn><UserId>o</UserId><Account>111122223333</Account></GetCallerIdentityResult>"
          + "</GetCallerIdentityResponse>";
    }
    if (asked.endsWith("DescribeSecret")) {
      return head
          + "\"VersionIdsToStages\":{\"%s-new\":[\"AWSCURRENT\"],\"%s-old\":[\"AWSPREVIOUS\"]}}"
              .formatted(id, id);
    }
    String version = "{\"VersionId\":\"%s\",\"VersionStages\":[\"%s\"]}";
    return asked.endsWith("ListSecretVersionIds")
        ? head
            + "\"Versions\":[%s,%s]}"
                .formatted(
                    version.formatted(id + "-new", "AWSCURRENT"),
                    version.formatted(id + "-old", "AWSPREVIOUS"))
        : null;
  }

  @AfterEach
  void close() {
    server.stop(0);
    System.clearProperty(FILE);
  }

  /** The status, then the body, where {@code @} stands for the value. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "200 {\"SecretString\":\"@",
        "200 {\"SecretString\":@}",
        "200 {\"ARN\":\"a\",\"Name\":\"n\",\"VersionId\":\"v\",\"SecretString\":[\"@\"]}",
        "200 {\"ARN\":\"a\",\"CreatedDate\":\"@\",\"SecretString\":\"{}\"}",
        "200 {\"SecretBinary\":\"@ no base64 %%\"}",
        "400 @",
        "200 <Response>@",
        "400 {\"__type\":\"InternalFailure\",\"SecretString\":\"@"
      })
  void aBrokenAnswerIsNotQuoted(String broken) throws IOException {
    status = Integer.parseInt(broken.substring(0, 3));
    answer = broken.substring(4).replace("@", CANARY);
    for (String line :
        List.of(
            "secrets show acme/prod/app",
            "secrets reveal acme/prod/app KEY --reason x --to-stdout",
            "secrets export acme/prod/app --reason x --to-stdout",
            "secrets set acme/prod/app KEY --yes --reason x",
            "secrets diff acme/prod/app",
            "secrets reuse --reason x",
            "env exec acme/prod/app --reason x -- /bin/true",
            "rotate acme/prod/app KEY --recipe generated --yes --reason x")) {
      broke.set(0);
      Qds.Ended ended = qd(line);
      said(line, ended);
      assertThat(broke.get()).as("broken answers to " + line + ended.err()).isPositive();
    }
    PlantedValues.absent(folder, List.of(CANARY));
  }

  private Qds.Ended qd(String line) {
    Map<String, String> env =
        Map.of(
            "AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort(),
            "AWS_REGION", "us-east-1",
            "AWS_MAX_ATTEMPTS", "1",
            "AWS_EC2_METADATA_DISABLED", "true");
    Qds qd =
        new Qds()
            .consoles(new Consoles(env, new Home(folder.resolve("home")), MfaPrompt.NONE, "test"))
            .env("QD_HOME", folder.resolve("home").toString())
            .in("typed");
    int dashes = line.indexOf(" -- ");
    String own = dashes < 0 ? line : line.substring(0, dashes);
    String passed = dashes < 0 ? "" : line.substring(dashes);
    return qd.run((own + " -v --timeout 20s" + passed).split(" "));
  }

  private void said(String line, Qds.Ended ended) {
    assertThat(ended.code()).as(line + " on " + answer + "\n" + ended.err()).isBetween(0, 7);
    assertThat(ended.err() + ended.out()).as(line + " on " + answer).doesNotContain("canary-in");
  }
}
