package dev.quarterdeck.readiness.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is not known never looks good. */
class StatusTest {
  @Test
  void nothingLookedAtIsNotKnown() {
    assertThat(Status.worst(List.of())).isEqualTo(Status.UNKNOWN);
    assertThat(Finding.of(List.of()).status()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void oneThatIsNotKnownOutweighsAllThatPass() {
    List<Status> good =
        List.of(Status.PASS, Status.WARN, Status.WAIVED, Status.NOT_APPLICABLE, Status.UNKNOWN);
    assertThat(Status.worst(good)).isEqualTo(Status.UNKNOWN);
    assertThat(Status.worst(List.of(Status.UNKNOWN, Status.FAIL))).isEqualTo(Status.FAIL);
    assertThat(Status.UNKNOWN.blocks()).isTrue();
  }
}
