package dev.quarterdeck.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORGenerator;
import tools.jackson.dataformat.cbor.CBORMapper;

class CborTest {
  private static final CBORMapper CBOR = new CBORMapper();
  private static final String ALARMS =
      "/service/GraniteServiceVersion20100801/operation/DescribeAlarms";
  private static final Map<String, String> HEADERS =
      Map.of(
          "smithy-protocol",
          "rpc-v2-cbor",
          "Content-Type",
          "application/cbor",
          "Accept",
          "application/cbor");

  private final AtomicReference<SdkPojo> arrived = new AtomicReference<>();
  private final Endpoints cloudWatch =
      Endpoints.cloudWatch()
          .<DescribeAlarmsRequest, DescribeAlarmsResponse>with(
              "DescribeAlarms",
              DescribeAlarmsRequest::builder,
              (request, call) -> {
                arrived.set(request);
                if (request.alarmNames().contains("missing")) {
                  throw new ServiceError(404, "ResourceNotFound", "no such alarm");
                }
                return DescribeAlarmsResponse.builder()
                    .metricAlarms(
                        MetricAlarm.builder()
                            .alarmName("cpu")
                            .threshold(Double.POSITIVE_INFINITY)
                            .stateUpdatedTimestamp(Instant.ofEpochMilli(1_700_000_000_250L))
                            .build())
                    .build();
              })
          .<PutMetricDataRequest, PutMetricDataResponse>with(
              "PutMetricData",
              PutMetricDataRequest::builder,
              (request, call) -> {
                arrived.set(request);
                return PutMetricDataResponse.builder().build();
              });

  @Test
  void speaksCborAndJsonToAServiceWhoseSdkSpeaksQuery() throws Exception {
    try (SandboxServer server = SandboxServer.of(List.of(cloudWatch)).start();
        RawClient raw = new RawClient(server.endpoint())) {
      byte[] body =
          CBOR.writeValueAsBytes(
              Map.of(
                  "AlarmNames",
                  List.of("cpu"),
                  "MaxRecords",
                  5,
                  "Novelty",
                  Map.of("a", List.of(1))));
      HttpResponse<byte[]> answer = raw.post("monitoring", ALARMS, HEADERS, body);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type")).hasValue("application/cbor");
      assertThat(answer.headers().firstValue("smithy-protocol")).hasValue("rpc-v2-cbor");
      assertThat(arrived.get())
          .isEqualTo(DescribeAlarmsRequest.builder().alarmNames("cpu").maxRecords(5).build());
      JsonNode alarm = CBOR.readTree(answer.body()).get("MetricAlarms").get(0);
      assertThat(alarm.get("AlarmName").asString()).isEqualTo("cpu");
      assertThat(alarm.get("Threshold").asDouble()).isInfinite();
      assertThat(alarm.get("StateUpdatedTimestamp").asDouble()).isEqualTo(1_700_000_000.25);
      // Tag 1 (epoch time) is the byte 0xC1, here before a double (0xFB).
      assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.ISO_8859_1))
          .contains("StateUpdatedTimestamp\u00c1\u00fb");

      HttpResponse<byte[]> json =
          raw.post(
              "monitoring",
              "/",
              Map.of(
                  "X-Amz-Target",
                  "GraniteServiceVersion20100801.DescribeAlarms",
                  "Content-Type",
                  "application/x-amz-json-1.0"),
              "{\"AlarmNames\":[\"cpu\"],\"MaxRecords\":5}"
                  .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertThat(json.headers().firstValue("content-type")).hasValue("application/x-amz-json-1.0");
      assertThat(
              new JsonMapper()
                  .readTree(json.body())
                  .get("MetricAlarms")
                  .get(0)
                  .get("StateUpdatedTimestamp")
                  .asDouble())
          .isEqualTo(1_700_000_000.25);
    }
  }

  @Test
  void errorsCarryTheirTypeAndTheOldQueryCode() throws Exception {
    try (SandboxServer server = SandboxServer.of(List.of(cloudWatch)).start();
        RawClient raw = new RawClient(server.endpoint())) {
      HttpResponse<byte[]> missing =
          raw.post(
              "monitoring",
              ALARMS,
              HEADERS,
              CBOR.writeValueAsBytes(Map.of("AlarmNames", List.of("missing"))));
      assertThat(missing.statusCode()).isEqualTo(404);
      assertThat(CBOR.readTree(missing.body()).get("__type").asString())
          .isEqualTo("ResourceNotFound");
      assertThat(CBOR.readTree(missing.body()).get("message").asString())
          .isEqualTo("no such alarm");
      assertThat(missing.headers().firstValue("x-amzn-query-error"))
          .hasValue("ResourceNotFound;Sender");

      HttpResponse<byte[]> wrongType =
          raw.post(
              "monitoring", ALARMS, HEADERS, CBOR.writeValueAsBytes(Map.of("MaxRecords", "many")));
      assertThat(wrongType.statusCode()).isEqualTo(400);
      assertThat(CBOR.readTree(wrongType.body()).get("__type").asString())
          .isEqualTo("SerializationException");

      HttpResponse<byte[]> garbage =
          raw.post("monitoring", ALARMS, HEADERS, new byte[] {(byte) 0xbf, 0x61});
      assertThat(CBOR.readTree(garbage.body()).get("__type").asString())
          .isEqualTo("SerializationException");

      HttpResponse<byte[]> unknown =
          raw.post(
              "monitoring",
              ALARMS.replace("Alarms", "Dreams"),
              HEADERS,
              CBOR.writeValueAsBytes(Map.of()));
      assertThat(CBOR.readTree(unknown.body()).get("__type").asString())
          .isEqualTo("UnknownOperationException");
    }
  }

  @Test
  void readsTimesWithAndWithoutFractionAndCompressedBodies() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CBORGenerator out =
        (CBORGenerator)
            new CBORFactory()
                .createGenerator(ObjectWriteContext.empty(), new GZIPOutputStream(bytes))) {
      out.writeStartObject();
      out.writeStringProperty("Namespace", "shop");
      out.writeName("MetricData");
      out.writeStartArray();
      for (Number time : new Number[] {1_700_000_000, 1_700_000_000.5}) {
        out.writeStartObject();
        out.writeStringProperty("MetricName", "m");
        out.writeName("Timestamp");
        out.writeTag(1);
        if (time instanceof Integer whole) {
          out.writeNumber(whole.intValue());
        } else {
          out.writeNumber(time.doubleValue());
        }
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    Map<String, String> headers = new LinkedHashMap<>(HEADERS);
    headers.put("Content-Encoding", "gzip");
    try (SandboxServer server = SandboxServer.of(List.of(cloudWatch)).start();
        RawClient raw = new RawClient(server.endpoint())) {
      HttpResponse<byte[]> answer =
          raw.post(
              "monitoring",
              ALARMS.replace("DescribeAlarms", "PutMetricData"),
              headers,
              bytes.toByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
    }
    assertThat(arrived.get())
        .isInstanceOfSatisfying(
            PutMetricDataRequest.class,
            put ->
                assertThat(put.metricData())
                    .extracting(datum -> datum.timestamp().toEpochMilli())
                    .containsExactly(1_700_000_000_000L, 1_700_000_000_500L));
  }

  @Test
  void everyModelOfCloudWatchSurvivesTheRoundTrip() {
    CborCodec codec = new CborCodec();
    List<Class<?>> models =
        Stream.of(CloudWatchClient.class.getMethods())
            .filter(
                m ->
                    m.getParameterCount() == 1 && SdkPojo.class.isAssignableFrom(m.getReturnType()))
            .flatMap(m -> Stream.of(m.getParameterTypes()[0], m.getReturnType()))
            .filter(SdkPojo.class::isAssignableFrom)
            .toList();
    assertThat(models).hasSizeGreaterThan(70);
    for (Class<?> model : models) {
      SdkPojo sent = (SdkPojo) new Filler(11).fill(builder(model));
      WireRequest nothing = new WireRequest("POST", "/", "", Map.of(), new byte[0], new byte[0]);
      byte[] body = codec.encode(nothing, cloudWatch, "Any", sent, "id").body();
      SdkPojo back = builder(model);
      codec.decode(new WireRequest("POST", "/", "", Map.of(), body, body), back);
      assertThat(Codec.build(back)).isEqualTo(sent);
    }
  }

  private static SdkPojo builder(Class<?> model) {
    try {
      return (SdkPojo) model.getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
