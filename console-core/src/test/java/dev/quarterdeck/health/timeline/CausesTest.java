package dev.quarterdeck.health.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.health.Evidence;
import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.services.Rollout;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which change is blamed for the trouble that shows now. */
final class CausesTest {
  private static final Instant NOW = Instant.parse("2026-03-10T14:00:00Z");
  private static final String REF = "acme-prod/api";

  private static Instant ago(long minutes) {
    return NOW.minus(Duration.ofMinutes(minutes));
  }

  private static Entry deployed(long minutes, String revision) {
    return new Entry(
        ago(minutes), Kind.DEPLOYMENT, List.of(REF), revision, "deploys", null, null, false);
  }

  private static Entry stop(long minutes) {
    return new Entry(ago(minutes), Kind.STOP, List.of(REF), "task", "stopped", null, null, true);
  }

  private static Causes.Cause cause(String signal, @Nullable Instant since, Entry... entries) {
    ServiceHealth health =
        new ServiceHealth(
            "acme-prod",
            "api",
            "arn",
            Verdict.DEGRADED,
            List.of(new Reason(signal, Reason.Severity.WARNING, "Trouble.", since, null)),
            2,
            2,
            0,
            "api:1",
            Rollout.COMPLETED,
            null,
            List.of(),
            List.of(),
            Evidence.NONE,
            null);
    List<Entry> newestFirst =
        Arrays.stream(entries).sorted(Comparator.comparing(Entry::at).reversed()).toList();
    TimeLine line = new TimeLine(ago(120), NOW, newestFirst, List.of());
    return Objects.requireNonNull(Causes.of(List.of(health), line).services().get(REF));
  }

  private static String suspect(Causes.Cause cause) {
    return Objects.requireNonNull(cause.suspect()).entry().subject();
  }

  @Test
  void a_trouble_that_was_over_is_not_mixed_with_the_one_of_now() {
    Causes.Cause now =
        cause(
            "stops",
            ago(8),
            deployed(110, "api:1"),
            stop(105),
            stop(100),
            deployed(10, "api:2"),
            stop(8),
            stop(4));
    assertThat(now.firstSign()).isEqualTo(ago(8));
    assertThat(suspect(now)).isEqualTo("api:2");
  }

  @Test
  void what_went_on_all_along_began_at_its_first_sign() {
    Causes.Cause now =
        cause(
            "stops",
            ago(14),
            deployed(62, "api:1"),
            stop(60),
            stop(35),
            stop(14),
            deployed(13, "api:2"),
            stop(2));
    assertThat(now.firstSign()).isEqualTo(ago(60));
    assertThat(suspect(now)).isEqualTo("api:1");
  }

  @Test
  void an_alarm_that_fired_before_everything_looked_at_has_no_suspect() {
    Causes.Cause now = cause("alarm", ago(180), deployed(20, "api:2"), stop(10));
    assertThat(now.firstSign()).isEqualTo(ago(180));
    assertThat(now.suspect()).isNull();
  }

  @Test
  void trouble_without_a_known_beginning_says_so() {
    Causes.Cause now = cause("containers", null, deployed(20, "api:2"));
    assertThat(now.firstSign()).isNull();
    assertThat(suspect(now)).isEqualTo("api:2");
    assertThat(Objects.requireNonNull(now.suspect()).why()).contains("began is not known");
  }
}
