package dev.quarterdeck.sandbox.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** Bodies of REST services that speak XML. */
final class RestXml implements RestCodec.Documents {
  @Override
  public String contentType() {
    return "application/xml";
  }

  @Override
  public void read(byte[] body, SdkPojo builder) {
    XmlReader.read(XmlNode.parse(body), builder);
  }

  @Override
  public byte[] write(ServiceEndpoint service, String root, SdkPojo structure) {
    XmlWriter xml = new XmlWriter();
    xml.open(root, service.xmlNamespace());
    xml.members(structure);
    xml.close(root);
    return xml.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public WireAnswer error(@Nullable ServiceEndpoint service, ServiceError error, String requestId) {
    XmlWriter xml = new XmlWriter();
    boolean bare = service != null && service.bareErrors();
    if (bare) {
      xml.open("Error");
    } else {
      xml.open("ErrorResponse");
      xml.open("Error");
      xml.element("Type", error.status() < 500 ? "Sender" : "Receiver");
    }
    xml.element("Code", error.code());
    String message = error.getMessage();
    xml.element("Message", message == null ? "" : message);
    if (!bare) {
      xml.close("Error");
    }
    xml.element("RequestId", requestId);
    xml.close(bare ? "Error" : "ErrorResponse");
    return new WireAnswer(
        error.status(), contentType(), xml.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Refusals refusals() {
    return Refusals.REST_XML;
  }
}
