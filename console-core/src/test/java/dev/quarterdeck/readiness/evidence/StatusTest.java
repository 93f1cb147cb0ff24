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

  /** Of any two, the one that is further from good. */
  @Test
  void theWorstOfTwoIsTheSameWhereverItStands() {
    List<Status> worstFirst =
        List.of(
            Status.FAIL,
            Status.UNKNOWN,
            Status.EXPIRED,
            Status.OPEN,
            Status.WARN,
            Status.WAIVED,
            Status.PASS,
            Status.NOT_APPLICABLE);
    assertThat(worstFirst).containsExactlyInAnyOrder(Status.values());
    for (int worse = 0; worse < worstFirst.size(); worse++) {
      assertThat(worstFirst.get(worse).rank()).isEqualTo(worse);
      for (Status better : worstFirst.subList(worse, worstFirst.size())) {
        assertThat(Status.worst(List.of(better, worstFirst.get(worse))))
            .isEqualTo(worstFirst.get(worse));
      }
    }
  }
}
