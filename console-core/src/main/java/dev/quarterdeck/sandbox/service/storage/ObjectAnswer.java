package dev.quarterdeck.sandbox.service.storage;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.LocationTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;

/** An object's bytes: the SDK's own answer has no member for a body that streams. */
final class ObjectAnswer implements SdkPojo {
  private static final String MEMBER = "Body";
  private static final SdkField<SdkBytes> BODY =
      SdkField.<SdkBytes>builder(MarshallingType.SDK_BYTES)
          .memberName(MEMBER)
          .getter(o -> SdkBytes.fromByteArray(((ObjectAnswer) o).bytes))
          .traits(
              LocationTrait.builder()
                  .location(MarshallLocation.PAYLOAD)
                  .locationName(MEMBER)
                  .unmarshallLocationName(MEMBER)
                  .build(),
              PayloadTrait.create())
          .build();

  private final byte[] bytes;

  ObjectAnswer(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  @Override
  public List<SdkField<?>> sdkFields() {
    return List.of(BODY);
  }

  @Override
  public boolean equalsBySdkFields(Object other) {
    return equals(other);
  }

  @Override
  public Map<String, SdkField<?>> sdkFieldNameToField() {
    return Map.of(MEMBER, BODY);
  }
}
