package dev.quarterdeck.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.secrets.Promotions.Known;
import dev.quarterdeck.secrets.Promotions.Moved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions a, b, c of hours 0, 100 and 200; c is current and b was before it. */
final class CandidatesTest {
  private static Instant hour(double hour) {
    return Instant.EPOCH.plusMillis((long) (hour * 3_600_000));
  }

  private static SecretVersion version(String id, double hour, String... stages) {
    return new SecretVersion(id, List.of(stages), hour(hour), null);
  }

  private static Candidates of(Known known, SecretVersion... versions) {
    SecretSummary plain = Secrets.summary("app", Map.of(), new Rotation(false, null, null, null));
    Map<String, List<String>> stages = new LinkedHashMap<>();
    List.of(versions).forEach(v -> stages.put(v.id(), v.stages()));
    SecretSummary secret =
        new SecretSummary(
            plain.arn(),
            plain.name(),
            null,
            null,
            null,
            null,
            null,
            plain.rotation(),
            stages,
            Map.of(),
            null,
            null,
            null);
    return new Candidates(secret, new ArrayList<>(List.of(versions)), known);
  }

  private static final SecretVersion A = version("a", 0);
  private static final SecretVersion B = version("b", 100, "AWSPREVIOUS");
  private static final SecretVersion C = version("c", 200, "AWSCURRENT");

  /** Hours at which the task was created and started. */
  @ParameterizedTest
  @CsvSource({
    "-5, -4, ''", // the version of that time is gone
    "50, 50.1, a",
    "99.9, 100.1, ab", // b came while it started
    "100.5, 101, ab", // b may still have been staged
    "150, 150.1, b",
    "199.9, 200.1, bc",
    "201, 202, bc", // nobody knows when c became current
    "900, 901, bc",
  })
  void byDates(double created, double started, String expected) {
    assertThat(
            String.join(
                "",
                new java.util.TreeSet<>(
                    of(Known.NOTHING, C, A, B).of(hour(created), hour(started)))))
        .isEqualTo(expected);
  }

  @Test
  void whatNeverBecameCurrentIsNoCandidate() {
    Known known = new Known(List.of(), Set.of("b"));
    assertThat(of(known, A, version("b", 100), C).of(hour(150), hour(151))).containsExactly("a");
  }

  @Test
  void whatIsCurrentDidBecomeSoWhateverAJournalSays() {
    Known known = new Known(List.of(), Set.of("b", "c"));
    assertThat(of(known, A, B, C).of(hour(900), hour(901))).containsExactlyInAnyOrder("b", "c");
  }

  @Test
  void aKnownMoveLeavesNoDoubt() {
    Known known = new Known(List.of(new Moved("b", "a", hour(100.2))), Set.of());
    assertThat(of(known, A, B, C).of(hour(101), hour(101.5))).containsExactly("b");
  }

  @Test
  void aMoveByHandBackAndForthCounts() {
    SecretVersion previous = version("a", 0, "AWSPREVIOUS");
    assertThat(of(Known.NOTHING, previous, version("b", 100), C).of(hour(150), hour(151)))
        .containsExactly("b", "a");
  }

  @Test
  void theDoubtSaysWhatIsNotKnown() {
    Candidates forth = of(Known.NOTHING, A, B, C);
    assertThat(forth.takenBack()).isFalse();
    assertThat(forth.doubt(hour(199.9), hour(200.1))).isEqualTo("it started close to a change");
    assertThat(forth.doubt(hour(900), hour(901)))
        .isEqualTo("Secrets Manager does not tell which version was current when it started");

    SecretVersion left = version("c", 200, "AWSPREVIOUS");
    SecretVersion now = version("b", 100, "AWSCURRENT");
    Candidates back = of(Known.NOTHING, A, now, left);
    assertThat(back.takenBack()).isTrue();
    assertThat(back.doubt(hour(900), hour(901))).contains("was taken back to an older version");
    Known known = new Known(List.of(new Moved("b", "c", hour(902))), Set.of());
    assertThat(of(known, A, now, left).doubt(hour(900), hour(901)))
        .doesNotContain("was taken back");
  }

  @Test
  void aTaskThatHasNotStartedMayTakeWhateverCameSince() {
    assertThat(of(Known.NOTHING, A, B, C).of(hour(150), null)).containsExactly("b", "c");
  }
}
