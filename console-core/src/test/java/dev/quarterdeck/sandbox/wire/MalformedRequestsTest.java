package dev.quarterdeck.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceResponse;

class MalformedRequestsTest {
  private static final String TARGET = "AmazonEC2ContainerServiceV20141113.";
  private final AtomicReference<Object> arrived = new AtomicReference<>();
  private final List<Throwable> defects = new ArrayList<>();
  private SandboxServer server;
  private RawClient raw;

  @BeforeEach
  void start() throws IOException {
    server =
        SandboxServer.of(
                List.of(
                    Endpoints.ecs()
                        .<CreateServiceRequest, CreateServiceResponse>with(
                            "CreateService",
                            CreateServiceRequest::builder,
                            (request, call) -> {
                              arrived.set(request);
                              if ("boom".equals(request.serviceName())) {
                                throw new IllegalStateException("a defect");
                              }
                              return CreateServiceResponse.builder().build();
                            }),
                    Endpoints.cloudWatch()
                        .<PutMetricAlarmRequest, PutMetricAlarmResponse>with(
                            "PutMetricAlarm",
                            PutMetricAlarmRequest::builder,
                            (request, call) -> {
                              arrived.set(request);
                              return PutMetricAlarmResponse.builder().build();
                            })))
            .onDefect(defects::add)
            .start();
    raw = new RawClient(server.endpoint());
  }

  @AfterEach
  void stop() {
    raw.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"cluster\":7}|NUMBER_VALUE can not be converted to a String",
        "{\"desiredCount\":\"two\"}|STRING_VALUE can not be converted to a Integer",
        "{\"desiredCount\":3000000000}|NUMBER_VALUE can not be converted to a Integer",
        "{\"enableExecuteCommand\":\"yes\"}|STRING_VALUE can not be converted to a Boolean",
        "{\"cluster\":{}}|Start of structure or map found where not expected.",
        "{\"cluster\":[]}|Start of list found where not expected",
        "{\"loadBalancers\":\"x\"}|Expected list or null",
        "{\"deploymentConfiguration\":[]}|Start of list found where not expected",
        "[]|Start of list found where not expected",
        "{\"cluster\":\"a\"|The request body could not be parsed",
        "{} {}|Unexpected content after the end of the document"
      })
  void aWrongTypeIsASerializationException(String body, String message) throws Exception {
    HttpResponse<byte[]> answer = json("CreateService", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("x-amzn-errortype")).hasValue("SerializationException");
    assertThat(text(answer))
        .isEqualTo("{\"__type\":\"SerializationException\",\"message\":\"" + message + "\"}");
    assertThat(arrived.get()).isNull();
  }

  @Test
  void whatIsNullOrUnknownIsIgnored() throws Exception {
    HttpResponse<byte[]> answer =
        json(
            "CreateService",
            "{\"cluster\":null,\"novelty\":{\"a\":[{\"b\":1}]},\"desiredCount\":2.0,\"loadBalancers\":[],\"serviceName\":\"é\\u0001\"}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(text(answer)).isEqualTo("{}");
    assertThat(arrived.get())
        .isEqualTo(
            CreateServiceRequest.builder()
                .desiredCount(2)
                .loadBalancers(List.of())
                .serviceName("é\u0001")
                .build());
    assertThat(json("CreateService", "").statusCode()).isEqualTo(200);
  }

  @Test
  void aDefectOfAHandlerIsAnInternalErrorAndIsReported() throws Exception {
    HttpResponse<byte[]> answer = json("CreateService", "{\"serviceName\":\"boom\"}");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(text(answer)).contains("InternalServerError").doesNotContain("a defect");
    assertThat(defects).singleElement().isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whoIsNotSignedIsTurnedAway() throws Exception {
    HttpResponse<byte[]> json =
        raw.postUnsigned(
            "/", Map.of("X-Amz-Target", TARGET + "CreateService"), new byte[] {'{', '}'});
    assertThat(json.statusCode()).isEqualTo(400);
    assertThat(text(json)).contains("MissingAuthenticationTokenException");
    HttpResponse<byte[]> query =
        raw.postUnsigned(
            "/",
            Map.of("Content-Type", "application/x-www-form-urlencoded"),
            "Action=PutMetricAlarm&Version=2010-08-01".getBytes(StandardCharsets.UTF_8));
    assertThat(query.statusCode()).isEqualTo(403);
    assertThat(text(query)).contains("<Code>MissingAuthenticationToken</Code>");
    assertThat(arrived.get()).isNull();
  }

  @Test
  void unknownTargetsAndActions() throws Exception {
    assertThat(text(json("Sing", "{}"))).contains("UnknownOperationException");
    HttpResponse<byte[]> elsewhere =
        raw.post("ecs", "/", Map.of("X-Amz-Target", "Nobody.Sing"), new byte[] {'{', '}'});
    assertThat(text(elsewhere)).contains("UnknownOperationException");
    assertThat(text(query("Action=Sing&Version=2010-08-01")))
        .contains("<Code>InvalidAction</Code>")
        .contains("<Message>Could not find operation Sing for version 2010-08-01</Message>");
  }

  @Test
  void queryReadsListsBothWaysAndRefusesWrongTypes() throws Exception {
    HttpResponse<byte[]> good =
        query(
            "Action=PutMetricAlarm&Version=2010-08-01&AlarmName=a%20b&Threshold=1.5&ActionsEnabled=true"
                + "&AlarmActions.member.2=second&AlarmActions.member.1=first&OKActions=&Unknown.x.y=1");
    assertThat(good.statusCode()).isEqualTo(200);
    assertThat(arrived.get())
        .isEqualTo(
            PutMetricAlarmRequest.builder()
                .alarmName("a b")
                .threshold(1.5)
                .actionsEnabled(true)
                .alarmActions("first", "second")
                .okActions(List.of())
                .build());
    assertThat(text(query("Action=PutMetricAlarm&Version=2010-08-01&Threshold=much")))
        .contains("<Code>MalformedInput</Code>");
    assertThat(text(query("Action=PutMetricAlarm&Version=2010-08-01&ActionsEnabled=maybe")))
        .contains("<Code>MalformedInput</Code>");
  }

  @Test
  void aCredentialMustBeScopedToTheService() throws Exception {
    HttpResponse<byte[]> answer =
        raw.post(
            "logs", "/", Map.of("X-Amz-Target", TARGET + "CreateService"), new byte[] {'{', '}'});
    assertThat(text(answer))
        .contains("InvalidSignatureException")
        .contains("Credential should be scoped to correct service: 'ecs'.");
  }

  private HttpResponse<byte[]> json(String operation, String body) throws Exception {
    return raw.post(
        "ecs",
        "/",
        Map.of("X-Amz-Target", TARGET + operation, "Content-Type", "application/x-amz-json-1.1"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<byte[]> query(String form) throws Exception {
    return raw.post(
        "monitoring",
        "/",
        Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
        form.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
