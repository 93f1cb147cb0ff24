package dev.quarterdeck.sandbox.wire;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORGenerator;

/**
 * Smithy RPC v2 CBOR: {@code POST /service/ID/operation/NAME}; newer clients speak it to
 * CloudWatch.
 */
final class CborCodec implements Codec {
  private static final String CONTENT_TYPE = "application/cbor";
  private static final int EPOCH_TIME = 1;

  private final CBORFactory factory = new CBORFactory();

  @Override
  public void decode(WireRequest request, SdkPojo builder) {
    ModelReader.read(factory.createParser(ObjectReadContext.empty(), request.body()), builder);
  }

  @Override
  public WireAnswer encode(
      WireRequest request,
      ServiceEndpoint service,
      String operation,
      SdkPojo response,
      String requestId) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
      new ModelWriter(out, CborCodec::time, true).structure(response);
    }
    return new WireAnswer(200, CONTENT_TYPE, protocolHeader(), bytes.toByteArray());
  }

  @Override
  public WireAnswer error(
      WireRequest request,
      @Nullable ServiceEndpoint service,
      ServiceError error,
      String requestId) {
    String type = service == null ? error.code() : service.errorShape(error.code());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
      JsonCodec.errorMembers(out, type, error);
    }
    Map<String, String> headers = new LinkedHashMap<>(protocolHeader());
    headers.putAll(JsonCodec.errorHeaders(service, type, error));
    return new WireAnswer(error.status(), CONTENT_TYPE, headers, bytes.toByteArray());
  }

  @Override
  public Refusals refusals() {
    return Refusals.JSON;
  }

  private static Map<String, String> protocolHeader() {
    return Map.of("smithy-protocol", "rpc-v2-cbor");
  }

  private static void time(JsonGenerator out, Instant time) {
    ((CBORGenerator) out).writeTag(EPOCH_TIME);
    long millis = time.toEpochMilli();
    if (millis % 1000 == 0) {
      out.writeNumber(millis / 1000);
    } else {
      out.writeNumber(millis / 1000.0);
    }
  }
}
