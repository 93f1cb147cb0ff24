package dev.quarterdeck.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * EC2's query protocol: an answer without a result element around it, lists of {@code item}, and
 * errors of another form than the other query services'.
 */
final class Ec2Codec implements Codec {
  private static final String CONTENT_TYPE = "text/xml;charset=UTF-8";

  @Override
  public void decode(WireRequest request, SdkPojo builder) {
    ((Ec2Call) builder).parameters().putAll(request.formParameters());
  }

  @Override
  public WireAnswer encode(
      WireRequest request,
      ServiceEndpoint service,
      String operation,
      SdkPojo response,
      String requestId) {
    XmlWriter xml = new XmlWriter();
    xml.open(operation + "Response", service.xmlNamespace());
    xml.element("requestId", requestId);
    ((Ec2Reply) response).members().forEach((name, value) -> write(xml, name, value));
    xml.close(operation + "Response");
    return answer(200, xml);
  }

  private static void write(XmlWriter xml, String name, Object value) {
    switch (value) {
      case Map<?, ?> structure -> {
        xml.open(name);
        structure.forEach((member, inner) -> write(xml, member.toString(), inner));
        xml.close(name);
      }
      case List<?> list -> {
        xml.open(name);
        list.forEach(item -> write(xml, "item", item));
        xml.close(name);
      }
      default -> xml.element(name, value.toString());
    }
  }

  @Override
  public WireAnswer error(
      WireRequest request,
      @Nullable ServiceEndpoint service,
      ServiceError error,
      String requestId) {
    XmlWriter xml = new XmlWriter();
    xml.open("Response");
    xml.open("Errors");
    xml.open("Error");
    xml.element("Code", error.code());
    xml.element("Message", String.valueOf(error.getMessage()));
    xml.close("Error");
    xml.close("Errors");
    xml.element("RequestID", requestId);
    xml.close("Response");
    return answer(error.status(), xml);
  }

  @Override
  public Refusals refusals() {
    return Refusals.EC2;
  }

  private static WireAnswer answer(int status, XmlWriter xml) {
    return new WireAnswer(status, CONTENT_TYPE, xml.toString().getBytes(StandardCharsets.UTF_8));
  }
}
