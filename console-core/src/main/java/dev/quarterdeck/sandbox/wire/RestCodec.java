package dev.quarterdeck.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.core.traits.TraitType;

/**
 * AWS's REST protocols: a member says whether it travels in the path, the query string, a header or
 * the body. One codec a request, as it holds what the path said.
 */
final class RestCodec implements Codec {

  /** How structures stand in bodies. */
  interface Documents {
    String contentType();

    /** Fills the builder's members that belong into a document; the body is not empty. */
    void read(byte[] body, SdkPojo builder);

    /** {@code root} is the name of the outermost element, where a format has such a thing. */
    byte[] write(ServiceEndpoint service, String root, SdkPojo structure);

    WireAnswer error(@Nullable ServiceEndpoint service, ServiceError error, String requestId);

    Refusals refusals();
  }

  private final Documents documents;
  private final Map<String, String> labels;

  RestCodec(Documents documents, Map<String, String> labels) {
    this.documents = documents;
    this.labels = labels;
  }

  @Override
  public void decode(WireRequest request, SdkPojo builder) {
    SdkField<?> payload = null;
    for (SdkField<?> field : builder.sdkFields()) {
      if (isPayload(field)) {
        payload = field;
      } else {
        Object value = parameter(request, field);
        if (value != null) {
          field.set(builder, value);
        }
      }
    }
    if (request.body().length == 0) {
      return;
    }
    if (payload == null) {
      documents.read(request.body(), builder);
    } else {
      payload.set(builder, payload(request.body(), payload));
    }
  }

  private static boolean isPayload(SdkField<?> field) {
    return field.containsTrait(PayloadTrait.class, TraitType.PAYLOAD_TRAIT);
  }

  private Object payload(byte[] body, SdkField<?> field) {
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> new String(body, StandardCharsets.UTF_8);
      case SDK_BYTES -> SdkBytes.fromByteArray(body);
      default -> {
        SdkPojo nested = field.constructor().get();
        documents.read(body, nested);
        yield Codec.build(nested);
      }
    };
  }

  /** What stands outside the body, or null where it was not sent. */
  private @Nullable Object parameter(WireRequest request, SdkField<?> field) {
    String name = field.locationName();
    if (field.location() == MarshallLocation.PATH
        || field.location() == MarshallLocation.GREEDY_PATH) {
      String label = labels.get(name);
      return label == null ? null : Scalars.read(label, field, Format.ISO_8601);
    }
    if (field.location() == MarshallLocation.QUERY_PARAM) {
      return query(request.queryPairs(), name, field);
    }
    return field.location() == MarshallLocation.HEADER ? header(request, name, field) : null;
  }

  private static @Nullable Object query(
      List<Map.Entry<String, String>> pairs, String name, SdkField<?> field) {
    List<String> values =
        pairs.stream().filter(p -> p.getKey().equals(name)).map(Map.Entry::getValue).toList();
    return switch (field.marshallingType().getKnownType()) {
      case LIST -> values.isEmpty() ? null : list(values, field, Format.ISO_8601);
      case MAP -> {
        SdkField<?> member = mapOf(field).valueFieldInfo();
        Map<String, Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, String> pair : pairs) {
          map.put(
              pair.getKey(),
              Scalars.isScalar(member)
                  ? Scalars.read(pair.getValue(), member, Format.ISO_8601)
                  : List.of(pair.getValue()));
        }
        yield map.isEmpty() ? null : map;
      }
      default -> values.isEmpty() ? null : Scalars.read(values.getLast(), field, Format.ISO_8601);
    };
  }

  private static @Nullable Object header(WireRequest request, String name, SdkField<?> field) {
    String sent = name.toLowerCase(Locale.ROOT);
    return switch (field.marshallingType().getKnownType()) {
      case LIST -> {
        List<String> values = new ArrayList<>();
        for (String line : request.headers().getOrDefault(sent, List.of())) {
          List.of(line.split(",")).forEach(v -> values.add(v.strip()));
        }
        yield values.isEmpty() ? null : list(values, field, Format.RFC_822);
      }
      case MAP -> {
        Map<String, String> map = new LinkedHashMap<>();
        request
            .headers()
            .forEach(
                (header, lines) -> {
                  if (header.startsWith(sent)) {
                    map.put(header.substring(sent.length()), lines.getFirst());
                  }
                });
        yield map.isEmpty() ? null : map;
      }
      default -> {
        String value = request.header(sent);
        yield value == null ? null : Scalars.read(value, field, Format.RFC_822);
      }
    };
  }

  private static List<Object> list(List<String> values, SdkField<?> field, Format times) {
    SdkField<?> member =
        field.getRequiredTrait(ListTrait.class, TraitType.LIST_TRAIT).memberFieldInfo();
    List<Object> list = new ArrayList<>();
    values.forEach(v -> list.add(Scalars.read(v, member, times)));
    return list;
  }

  private static MapTrait mapOf(SdkField<?> field) {
    return field.getRequiredTrait(MapTrait.class, TraitType.MAP_TRAIT);
  }

  @Override
  public WireAnswer encode(
      WireRequest request,
      ServiceEndpoint service,
      String operation,
      SdkPojo response,
      String requestId) {
    int status = 200;
    Map<String, String> headers = new LinkedHashMap<>();
    boolean document = false;
    byte[] body = new byte[0];
    for (SdkField<?> field : response.sdkFields()) {
      Object value = field.getValueOrDefault(response);
      boolean set = ModelWriter.isSet(value);
      if (isPayload(field)) {
        body = set ? payload(service, value, field) : body;
      } else if (field.location() == MarshallLocation.PAYLOAD) {
        document = true;
      } else if (set && field.location() == MarshallLocation.STATUS_CODE) {
        status = (Integer) value;
      } else if (set) {
        headers(headers, field, value);
      }
    }
    if (document) {
      body = documents.write(service, operation + "Result", response);
    }
    String type = headers.remove("Content-Type");
    return new WireAnswer(status, type == null ? documents.contentType() : type, headers, body);
  }

  private byte[] payload(ServiceEndpoint service, Object value, SdkField<?> field) {
    return switch (value) {
      case String text -> text.getBytes(StandardCharsets.UTF_8);
      case SdkBytes bytes -> bytes.asByteArrayUnsafe();
      case SdkPojo structure -> documents.write(service, field.unmarshallLocationName(), structure);
      default -> throw new IllegalStateException("no payload: " + value.getClass());
    };
  }

  private static void headers(Map<String, String> headers, SdkField<?> field, Object value) {
    String name = field.unmarshallLocationName();
    switch (value) {
      case Map<?, ?> map -> map.forEach((key, each) -> headers.put(name + key, each.toString()));
      case List<?> list -> {
        SdkField<?> member =
            field.getRequiredTrait(ListTrait.class, TraitType.LIST_TRAIT).memberFieldInfo();
        headers.put(
            name,
            String.join(
                ",", list.stream().map(v -> Scalars.write(v, member, Format.RFC_822)).toList()));
      }
      default -> headers.put(name, Scalars.write(value, field, Format.RFC_822));
    }
  }

  @Override
  public WireAnswer error(
      WireRequest request,
      @Nullable ServiceEndpoint service,
      ServiceError error,
      String requestId) {
    return documents.error(service, error, requestId);
  }

  @Override
  public Refusals refusals() {
    return documents.refusals();
  }
}
