package dev.quarterdeck.sandbox.wire;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Bodies of REST services that speak JSON. */
final class RestJson implements RestCodec.Documents {
  private static final JsonFactory FACTORY = new JsonFactory();

  @Override
  public String contentType() {
    return "application/json";
  }

  @Override
  public void read(byte[] body, SdkPojo builder) {
    ModelReader.read(FACTORY.createParser(ObjectReadContext.empty(), body), builder);
  }

  @Override
  public byte[] write(ServiceEndpoint service, String root, SdkPojo structure) {
    return JsonCodec.bytes(structure);
  }

  @Override
  public WireAnswer error(@Nullable ServiceEndpoint service, ServiceError error, String requestId) {
    String type = service == null ? error.code() : service.errorShape(error.code());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      JsonCodec.errorMembers(out, type, error);
    }
    return new WireAnswer(
        error.status(), contentType(), Map.of("x-amzn-ErrorType", type), bytes.toByteArray());
  }

  @Override
  public Refusals refusals() {
    return Refusals.REST_JSON;
  }
}
