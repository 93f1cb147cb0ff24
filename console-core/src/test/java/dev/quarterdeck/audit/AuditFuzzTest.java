package dev.quarterdeck.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The record, read back after somebody was at it. */
class AuditFuzzTest {

  private static final String ENTRY =
      AuditCodec.write(
          AuditCodec.sealed(
              1,
              Instant.parse("2026-01-01T00:00:00Z"),
              new AuditLog.Event("arn:x", "1", "r", "secrets set", "t", "why", "done", "id"),
              Tail.START));

  @Test
  void anythingButTheSealedLineIsUnsound() {
    assertThat(verified(ENTRY).brokenAt()).isNull();
    Fuzz.of("the audit record", ENTRY)
        .each(
            line -> {
              AuditCodec.read(line).ifPresent(e -> assertThat(e.seq()).isNotNegative());
              AuditLog.Verification verified = verified(line);
              if (!line.equals(ENTRY)) {
                assertThat(verified.brokenAt()).isNotNull();
              }
              Fuzz.clean(verified.text());
            });
  }

  private static AuditLog.Verification verified(String line) {
    return AuditCodec.verify(List.of(new AuditLog.Line(null, 1, line)));
  }
}
