package dev.quarterdeck.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InventoryTest {
  private static final Instant NOW = Instant.parse("2026-03-10T14:00:00Z");

  private static Instant daysAgo(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  private static Snapshot<List<InventoryEntry>> read(SecretStore store) {
    return new Inventory(store, OverduePolicy.DEFAULT, InstantSource.fixed(NOW))
        .read(Deadline.in(Duration.ofMinutes(1)))
        .orThrow();
  }

  @Test
  void the_age_is_that_of_the_current_version() {
    Snapshot<List<InventoryEntry>> read =
        read(
            new Secrets()
                .with(Secrets.summary("old", Map.of(), Rotation.NONE), daysAgo(91))
                .with(Secrets.summary("young", Map.of(), Rotation.NONE), daysAgo(90))
                .with(Secrets.summary("skewed", Map.of(), Rotation.NONE), NOW.plusSeconds(5)));
    assertThat(read.complete()).isTrue();
    assertThat(read.value()).extracting(InventoryEntry::ageDays).containsExactly(91L, 90L, 0L);
    assertThat(read.value())
        .extracting(InventoryEntry::overdue)
        .containsExactly(true, false, false);
  }

  @Test
  void unknown_ages_are_told_once_and_never_look_young() {
    Secrets store = new Secrets();
    for (int i = 0; i < 500; i++) {
      store.with(Secrets.summary("s" + i, Map.of(), Rotation.NONE), null);
    }
    Snapshot<List<InventoryEntry>> read = read(store);
    assertThat(read.value()).hasSize(500);
    assertThat(read.value())
        .allMatch(e -> e.ageDays() == null && e.overdue() == null && e.currentSince() == null);
    assertThat(read.unknowns())
        .containsExactly(
            new Unknown(
                "age of secret s0 and 499 more",
                "secretsmanager:ListSecretVersionIds is not allowed.",
                "secretsmanager:ListSecretVersionIds"));
  }

  @Test
  void late_native_rotation_is_overdue_even_when_the_age_is_unknown() {
    Rotation late = new Rotation(true, "arn:fn", null, daysAgo(1));
    Rotation due = new Rotation(true, "arn:fn", null, NOW.plusSeconds(60));
    List<InventoryEntry> read =
        read(new Secrets()
                .with(Secrets.summary("late", Map.of(), late), null)
                .with(Secrets.summary("late-young", Map.of(), late), daysAgo(2))
                .with(Secrets.summary("due", Map.of(), due), daysAgo(2)))
            .value();
    assertThat(read).extracting(InventoryEntry::overdue).containsExactly(true, true, false);
  }

  @Test
  void a_list_that_broke_off_says_so_and_one_that_fails_fails() {
    Secrets store = new Secrets();
    Unknown rest = new Unknown("more secrets", "Throttled.", null);
    store.listed =
        Outcome.done(
            new Listing<>(List.of(Secrets.summary("a", Map.of(), Rotation.NONE)), List.of(rest)));
    assertThat(read(store).unknowns()).contains(rest).hasSize(2);
    Problem denied = new Problem.Denied("no", "r", "secretsmanager:ListSecrets", null);
    store.listed = Outcome.failed(denied);
    assertThat(
            new Inventory(store, OverduePolicy.DEFAULT, InstantSource.fixed(NOW))
                .read(Deadline.in(Duration.ofMinutes(1))))
        .isEqualTo(Outcome.failed(denied));
  }

  @ParameterizedTest
  @CsvSource({
    "acme/prod/app, '', 30",
    "acme/prod/app, 7, 7",
    "acme/prod/app, 0, 30",
    "acme/prod/app, -5, 30",
    "acme/prod/app, soon, 30",
    "acme/prod/app, 999999999, 30",
    "acme/prod/db, '', 60",
    "acme/staging/x, '', 365",
    "other, '', 90",
  })
  void days_by_tag_then_longest_name_then_default(String name, String tag, int days) {
    OverduePolicy policy =
        new OverduePolicy(
            90, Map.of("acme/*", 365, "acme/prod/*", 60, "acme/prod/app", 30), OverduePolicy.TAG);
    Map<String, String> tags = tag.isEmpty() ? Map.of() : Map.of(OverduePolicy.TAG, tag);
    assertThat(policy.daysFor(Secrets.summary(name, tags, Rotation.NONE))).isEqualTo(days);
  }
}
