package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.SecretValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A secret's value with the version it belongs to; close it as soon as it was used. */
public record SecretContent(
    String arn,
    String name,
    String versionId,
    List<String> stages,
    @Nullable Instant createdAt,
    boolean binary,
    SecretValue value)
    implements AutoCloseable {
  @Override
  public void close() {
    value.close();
  }
}
