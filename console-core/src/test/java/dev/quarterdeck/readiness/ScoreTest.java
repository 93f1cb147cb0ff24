package dev.quarterdeck.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.readiness.catalogue.Catalogue;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.catalogue.Severity;
import dev.quarterdeck.readiness.evidence.Status;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What counts for how much, and what stands in the way. */
class ScoreTest {
  private static final Item ITEM = Catalogue.builtIn().items().getFirst();
  private static final Set<Status> BLOCKING =
      EnumSet.of(Status.FAIL, Status.UNKNOWN, Status.EXPIRED, Status.OPEN);

  private static Run.Result result(Severity severity, Status status) {
    return new Run.Result(ITEM.withSeverity(severity), status, List.of(), null, null, null, null);
  }

  private static Score score(Severity severity, Status... statuses) {
    List<Run.Result> results = new ArrayList<>();
    for (Status s : statuses) {
      results.add(result(severity, s));
    }
    return Score.of(results);
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void only_what_passed_counts_whole(Status status) {
    Score score = score(Severity.HIGH, status, Status.FAIL);
    int percent =
        switch (status) {
          case PASS -> 50;
          case WARN -> 25;
          case FAIL, UNKNOWN, EXPIRED, OPEN, WAIVED, NOT_APPLICABLE -> 0;
        };
    assertThat(score.percent()).isEqualTo(percent);
    Score.Category category = score.categories().getFirst();
    assertThat(category.percent()).isEqualTo(percent);
    assertThat(category.passed()).isEqualTo(status == Status.PASS || status == Status.WARN ? 1 : 0);
    assertThat(category.failed()).isEqualTo(status == Status.FAIL ? 2 : 1);
    assertThat(category.unknown())
        .isEqualTo(BLOCKING.contains(status) && status != Status.FAIL ? 1 : 0);
    assertThat(category.total()).isEqualTo(status == Status.NOT_APPLICABLE ? 1 : 2);
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void what_is_not_good_stands_in_the_way_where_it_matters(Status status) {
    int blocks = BLOCKING.contains(status) ? 1 : 0;
    assertThat(score(Severity.CRITICAL, status).blockers()).isEqualTo(blocks);
    assertThat(score(Severity.HIGH, status).blockers()).isEqualTo(blocks);
    assertThat(score(Severity.MEDIUM, status).blockers()).isZero();
  }

  @Test
  void a_hundred_means_everything() {
    Status[] all = new Status[200];
    java.util.Arrays.fill(all, Status.PASS);
    assertThat(score(Severity.LOW, all).percent()).isEqualTo(100);
    all[7] = Status.UNKNOWN;
    assertThat(score(Severity.LOW, all).percent()).isEqualTo(99);
  }
}
