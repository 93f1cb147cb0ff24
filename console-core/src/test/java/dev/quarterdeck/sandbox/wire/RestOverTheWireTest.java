package dev.quarterdeck.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudfront.model.CreateDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.CreateDistributionResponse;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.CreateFileSystemRequest;
import software.amazon.awssdk.services.efs.model.CreateFileSystemResponse;
import software.amazon.awssdk.services.efs.model.DescribeBackupPolicyRequest;
import software.amazon.awssdk.services.efs.model.DescribeBackupPolicyResponse;
import software.amazon.awssdk.services.efs.model.EfsException;
import software.amazon.awssdk.services.efs.model.PolicyNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Errors and malformed requests of the REST protocols. */
class RestOverTheWireTest {
  private static final String DISTRIBUTION = "/2020-05-31/distribution";
  private final AtomicReference<Object> arrived = new AtomicReference<>();
  private final List<Throwable> defects = new ArrayList<>();
  private SandboxServer server;
  private RawClient raw;

  @BeforeEach
  void start() throws IOException {
    server =
        SandboxServer.of(
                List.of(
                    Endpoints.cloudFront()
                        .<CreateDistributionRequest, CreateDistributionResponse>with(
                            "CreateDistribution",
                            "POST " + DISTRIBUTION,
                            CreateDistributionRequest::builder,
                            (request, call) -> {
                              arrived.set(request);
                              return CreateDistributionResponse.builder().build();
                            }),
                    Endpoints.fileSystems()
                        .<CreateFileSystemRequest, CreateFileSystemResponse>with(
                            "CreateFileSystem",
                            "POST /2015-02-01/file-systems",
                            CreateFileSystemRequest::builder,
                            (request, call) -> CreateFileSystemResponse.builder().build())
                        .<DescribeBackupPolicyRequest, DescribeBackupPolicyResponse>with(
                            "DescribeBackupPolicy",
                            "GET /2015-02-01/file-systems/{FileSystemId}/backup-policy",
                            DescribeBackupPolicyRequest::builder,
                            (request, call) -> {
                              throw new ServiceError(404, "PolicyNotFound", request.fileSystemId());
                            }),
                    Endpoints.s3()
                        .<GetBucketPolicyRequest, GetBucketPolicyResponse>with(
                            "GetBucketPolicy",
                            "GET /{Bucket}?policy",
                            GetBucketPolicyRequest::builder,
                            (request, call) -> {
                              throw new ServiceError(404, "NoSuchBucket", "no " + request.bucket());
                            })))
            .onDefect(defects::add)
            .start();
    raw = new RawClient(server.endpoint());
  }

  @AfterEach
  void stop() {
    raw.close();
    server.close();
    assertThat(defects).isEmpty();
  }

  private String post(String service, String path, int status, String body)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        raw.post(service, path, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isEqualTo(status);
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<DistributionConfig><Comment>a",
        "not xml at all",
        "<a></b>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x><Comment>&e;</Comment></x>",
      })
  void whatIsNoXmlIsRefusedAndNothingIsFetched(String body) throws Exception {
    assertThat(post("cloudfront", DISTRIBUTION, 400, body))
        .startsWith("<ErrorResponse><Error><Type>Sender</Type><Code>MalformedXML</Code>")
        .doesNotContain("root:");
    assertThat(arrived.get()).isNull();
  }

  @Test
  void nestingHasAnEnd() throws Exception {
    assertThat(post("cloudfront", DISTRIBUTION, 400, "<a>".repeat(50_000) + "</a>".repeat(50_000)))
        .contains("<Code>MalformedXML</Code>");
  }

  @Test
  void aValueOfTheWrongTypeIsRefused() throws Exception {
    assertThat(
            post(
                "cloudfront",
                DISTRIBUTION,
                400,
                "<DistributionConfig><Enabled>perhaps</Enabled></DistributionConfig>"))
        .contains("<Code>MalformedInput</Code>");
    assertThat(post("elasticfilesystem", "/2015-02-01/file-systems", 400, "{\"Encrypted\":\"x\"}"))
        .contains("\"__type\":\"SerializationException\"");
  }

  @Test
  void namesOfOtherNamespacesAndUnknownMembersDoNotMatter() throws Exception {
    post(
        "cloudfront",
        DISTRIBUTION,
        200,
        "<?xml version=\"1.0\"?><x:Any xmlns:x=\"urn:x\"><x:Comment> a &lt;b&gt; </x:Comment>"
            + "<Unknown>1</Unknown></x:Any>");
    CreateDistributionRequest request =
        (CreateDistributionRequest) Objects.requireNonNull(arrived.get());
    assertThat(request.distributionConfig().comment()).isEqualTo(" a <b> ");
  }

  @Test
  void errorsArriveAsTheSdksOwnExceptions() {
    try (S3Client s3 = Clients.client(S3Client.builder(), server.endpoint());
        EfsClient efs = Clients.client(EfsClient.builder(), server.endpoint())) {
      assertThatThrownBy(() -> s3.getBucketPolicy(q -> q.bucket("a-b")))
          .isInstanceOfSatisfying(
              NoSuchBucketException.class,
              e -> {
                assertThat(e.statusCode()).isEqualTo(404);
                assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("no a-b");
              });
      assertThatThrownBy(() -> s3.getBucketAcl(q -> q.bucket("a-b")))
          .isInstanceOfSatisfying(
              S3Exception.class,
              e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotImplemented"));
      assertThatThrownBy(() -> efs.describeBackupPolicy(q -> q.fileSystemId("fs/1 é")))
          .isInstanceOfSatisfying(
              PolicyNotFoundException.class,
              e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("fs/1 é"));
      assertThatThrownBy(efs::describeFileSystems)
          .isInstanceOfSatisfying(
              EfsException.class,
              e -> {
                assertThat(e.statusCode()).isEqualTo(404);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET /, GET, /, '', true",
    "GET /{Bucket}, GET, /b, '', true",
    "GET /{Bucket}, GET, /b/, '', true",
    "GET /{Bucket}, GET, /b, acl, false",
    "GET /{Bucket}, GET, /b, prefix=x, true",
    "GET /{Bucket}, GET, /b/key, '', false",
    "GET /{Bucket}?acl, GET, /b, acl, true",
    "GET /{Bucket}?acl, GET, /b, acl=, true",
    "GET /{Bucket}?acl, GET, /b, '', false",
    "GET /{Bucket}?list-type=2, GET, /b, list-type=2&prefix=a, true",
    "GET /{Bucket}?list-type=2, GET, /b, list-type=1, false",
    "PUT /{Bucket}/{Key+}, PUT, /b/a/b%20c, '', true",
    "PUT /{Bucket}/{Key+}, PUT, /b, '', false",
    "PUT /{Bucket}/{Key+}, GET, /b/a, '', false",
    "GET /resources/, GET, /resources, '', true",
  })
  void aRequestIsForTheOperationThatItsMethodPathAndQueryName(
      String binding, String method, String path, String query, boolean fits) {
    WireRequest request = new WireRequest(method, path, query, Map.of(), new byte[0], new byte[0]);
    assertThat(HttpBinding.of(binding).match(request) != null).isEqualTo(fits);
  }

  @Test
  void labelsAreDecodedOnceAndAPlusStays() {
    WireRequest request =
        new WireRequest("PUT", "/b%2Fc/a+b/%2520/x%20y", "", Map.of(), new byte[0], new byte[0]);
    assertThat(HttpBinding.of("PUT /{Bucket}/{Key+}").match(request))
        .isEqualTo(Map.of("Bucket", "b/c", "Key", "a+b/%20/x y"));
    assertThat(HttpBinding.of("GET /a/{B}").precision())
        .isGreaterThan(HttpBinding.of("GET /{A}/{B}").precision());
  }
}
