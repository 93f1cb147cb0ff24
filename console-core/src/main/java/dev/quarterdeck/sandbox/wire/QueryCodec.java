package dev.quarterdeck.sandbox.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** AWS query: form parameters in, XML out. */
final class QueryCodec implements Codec {
  private static final String CONTENT_TYPE = "text/xml";
  private static final String UNKNOWN_NAMESPACE =
      "http://webservices.amazon.com/AWSFault/2005-15-09";

  @Override
  public void decode(WireRequest request, SdkPojo builder) {
    new FormReader().read(FormTree.of(request.formParameters()), builder);
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
    xml.structure(operation + "Result", response);
    xml.open("ResponseMetadata");
    xml.element("RequestId", requestId);
    xml.close("ResponseMetadata");
    xml.close(operation + "Response");
    return answer(200, xml);
  }

  @Override
  public WireAnswer error(
      WireRequest request,
      @Nullable ServiceEndpoint service,
      ServiceError error,
      String requestId) {
    XmlWriter xml = new XmlWriter();
    xml.open("ErrorResponse", service == null ? UNKNOWN_NAMESPACE : service.xmlNamespace());
    xml.open("Error");
    xml.element("Type", error.status() < 500 ? "Sender" : "Receiver");
    xml.element("Code", error.code());
    String message = error.getMessage();
    xml.element("Message", message == null ? "" : message);
    xml.close("Error");
    xml.element("RequestId", requestId);
    xml.close("ErrorResponse");
    return answer(error.status(), xml);
  }

  @Override
  public Refusals refusals() {
    return Refusals.QUERY;
  }

  private static WireAnswer answer(int status, XmlWriter xml) {
    return new WireAnswer(status, CONTENT_TYPE, xml.toString().getBytes(StandardCharsets.UTF_8));
  }
}
