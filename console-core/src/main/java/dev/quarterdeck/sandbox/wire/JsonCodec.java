package dev.quarterdeck.sandbox.wire;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** AWS JSON 1.0 and 1.1; the answer speaks the version that was asked in. */
final class JsonCodec implements Codec {
  private static final JsonFactory FACTORY = new JsonFactory();

  @Override
  public void decode(WireRequest request, SdkPojo builder) {
    ModelReader.read(FACTORY.createParser(ObjectReadContext.empty(), request.body()), builder);
  }

  @Override
  public WireAnswer encode(
      WireRequest request,
      ServiceEndpoint service,
      String operation,
      SdkPojo response,
      String requestId) {
    return new WireAnswer(200, contentType(request), bytes(response));
  }

  /** A structure as a JSON document. */
  static byte[] bytes(SdkPojo structure) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      new ModelWriter(out, JsonCodec::time, false).structure(structure);
    }
    return bytes.toByteArray();
  }

  @Override
  public WireAnswer error(
      WireRequest request,
      @Nullable ServiceEndpoint service,
      ServiceError error,
      String requestId) {
    String type = service == null ? error.code() : service.errorShape(error.code());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      errorMembers(out, type, error);
    }
    return new WireAnswer(
        error.status(),
        contentType(request),
        errorHeaders(service, type, error),
        bytes.toByteArray());
  }

  /** The members of an error, the same in JSON and CBOR. */
  static void errorMembers(JsonGenerator out, String type, ServiceError error) {
    out.writeStartObject();
    out.writeStringProperty("__type", type);
    if (error.getMessage() != null) {
      out.writeStringProperty("message", error.getMessage());
    }
    out.writeEndObject();
  }

  /**
   * A service that once spoke query repeats its old code in a header, so that older callers still
   * match it.
   */
  static Map<String, String> errorHeaders(
      @Nullable ServiceEndpoint service, String type, ServiceError error) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-amzn-ErrorType", type);
    if (service != null && service.protocol() == ServiceEndpoint.Protocol.QUERY) {
      headers.put(
          "x-amzn-query-error", error.code() + (error.status() < 500 ? ";Sender" : ";Receiver"));
    }
    return headers;
  }

  @Override
  public Refusals refusals() {
    return Refusals.JSON;
  }

  private static String contentType(WireRequest request) {
    String asked = request.mediaType();
    return asked.equals("application/x-amz-json-1.0") ? asked : "application/x-amz-json-1.1";
  }

  private static void time(JsonGenerator out, Instant time) {
    long millis = time.toEpochMilli();
    if (millis % 1000 == 0) {
      out.writeNumber(millis / 1000);
    } else {
      out.writeNumber(BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString());
    }
  }
}
