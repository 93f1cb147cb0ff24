package dev.quarterdeck.secrets.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.secrets.Rotation;
import dev.quarterdeck.secrets.SecretSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateTest {
  private static SecretSummary secret(
      @Nullable Instant deleted,
      @Nullable String owner,
      @Nullable String primary,
      Map<String, List<String>> stages) {
    return new SecretSummary(
        "arn:aws:secretsmanager:eu-central-1:111122223333:secret:app-AbCdEf",
        "app",
        null,
        null,
        null,
        null,
        deleted,
        Rotation.NONE,
        stages,
        Map.of(),
        owner,
        primary,
        null);
  }

  private static void refused(SecretSummary secret, String why) {
    assertThatThrownBy(() -> Gate.open(secret))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().exit()).isEqualTo(ExitCode.REFUSED);
              assertThat(e.problem().sentence()).contains(why);
            });
  }

  @Test
  void refuses_what_is_not_to_be_written_here() {
    refused(secret(Instant.EPOCH, null, null, Map.of()), "scheduled for deletion");
    refused(secret(null, "rds", null, Map.of()), "managed by rds");
    refused(secret(null, null, "us-east-1", Map.of()), "replica; its primary is in us-east-1");
  }

  @Test
  void opens_for_a_primary_with_replicas() {
    SecretSummary primary = secret(null, null, "eu-central-1", Map.of());
    assertThat(Gate.open(primary)).isSameAs(primary);
  }

  @Test
  void a_pending_label_counts_only_on_another_version() {
    assertThat(
            Staging.pendingVersion(
                secret(null, null, null, Map.of("v1", List.of("AWSCURRENT", "AWSPENDING")))))
        .isNull();
    assertThat(
            Staging.pendingVersion(secret(null, null, null, Map.of("v1", List.of("AWSCURRENT")))))
        .isNull();
    assertThat(
            Staging.pendingVersion(
                secret(
                    null,
                    null,
                    null,
                    Map.of("v1", List.of("AWSCURRENT"), "v2", List.of("AWSPENDING")))))
        .isEqualTo("v2");
  }
}
