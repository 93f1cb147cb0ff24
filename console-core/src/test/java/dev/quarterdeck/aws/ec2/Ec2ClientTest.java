package dev.quarterdeck.aws.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;

/** What goes over the wire, and how an answer is read. */
class Ec2ClientTest {
  private static final String SUBNETS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <DescribeSubnetsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <requestId>1</requestId>
        <subnetSet>
          <item><subnetId>subnet-1</subnetId><state/><tagSet><item><key>a &amp; b</key></item></tagSet>
          </item>
          <item><subnetId>subnet-2</subnetId></item>
        </subnetSet>
        <nextToken>more</nextToken>
      </DescribeSubnetsResponse>""";

  private final List<SdkHttpRequest> requests = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();

  private Ec2Client answering(int status, String body) {
    return Ec2Client.builder()
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
        .httpClient(new Wire(status, body))
        .build();
  }

  /** Answers everything alike and keeps what it was asked. */
  private final class Wire implements SdkHttpClient {
    private final int status;
    private final String answer;

    Wire(int status, String answer) {
      this.status = status;
      this.answer = answer;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          requests.add(request.httpRequest());
          bodies.add(
              new String(
                  request.contentStreamProvider().orElseThrow().newStream().readAllBytes(),
                  StandardCharsets.UTF_8));
          return HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(status).build())
              .responseBody(
                  AbortableInputStream.create(
                      new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8))))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }

  @Test
  void asks_the_regions_endpoint_with_a_signature_for_ec2() {
    try (Ec2Client ec2 = answering(200, SUBNETS)) {
      ec2.call("DescribeSubnets", Map.of("Filter.1.Name", "vpc-id", "Filter.1.Value.1", "a b&c"));
    }
    SdkHttpRequest sent = requests.getFirst();
    assertThat(sent.getUri().toString())
        .matches("https://ec2\\.eu-west-1\\.amazonaws\\.com(:443)?/?");
    assertThat(sent.firstMatchingHeader("Authorization").orElseThrow())
        .contains("Credential=AKIDEXAMPLE/")
        .contains("/eu-west-1/ec2/aws4_request");
    assertThat(bodies.getFirst())
        .isEqualTo(
            "Action=DescribeSubnets&Filter.1.Name=vpc-id&Filter.1.Value.1=a%20b%26c"
                + "&Version=2016-11-15");
  }

  @Test
  void reads_lists_structures_and_the_next_page() {
    try (Ec2Client ec2 = answering(200, SUBNETS)) {
      Ec2Answer answer = ec2.call("DescribeSubnets", Map.of());
      assertThat(answer.nextToken()).isEqualTo("more");
      assertThat(answer.items("none")).isEmpty();
      List<Ec2Answer.Item> subnets = answer.items("subnetSet");
      assertThat(subnets)
          .extracting(s -> s.text("subnetId"))
          .containsExactly("subnet-1", "subnet-2");
      assertThat(subnets.getFirst().text("state")).as("empty").isNull();
      assertThat(subnets.getFirst().items("tagSet").getFirst().text("key")).isEqualTo("a & b");
    }
  }

  @Test
  void an_error_keeps_its_code_and_throttling_is_tried_again() {
    try (Ec2Client ec2 = answering(403, error("UnauthorizedOperation"))) {
      assertThatThrownBy(() -> ec2.call("DescribeSubnets", Map.of()))
          .isInstanceOfSatisfying(
              Ec2Exception.class,
              e -> {
                assertThat(e.statusCode()).isEqualTo(403);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnauthorizedOperation");
              });
    }
    assertThat(requests).hasSize(1);
    try (Ec2Client ec2 = answering(503, error("RequestLimitExceeded"))) {
      assertThatThrownBy(() -> ec2.call("DescribeSubnets", Map.of()))
          .isInstanceOfSatisfying(
              Ec2Exception.class, e -> assertThat(e.isThrottlingException()).isTrue());
    }
    assertThat(requests).hasSizeGreaterThan(2);
  }

  private static String error(String code) {
    return "<Response><Errors><Error><Code>"
        + code
        + "</Code><Message>no</Message></Error></Errors><RequestID>1</RequestID></Response>";
  }
}
