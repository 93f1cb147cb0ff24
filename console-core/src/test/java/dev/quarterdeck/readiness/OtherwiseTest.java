package dev.quarterdeck.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.readiness.catalogue.Catalogue;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Items that hold in one of two ways. */
class OtherwiseTest {
  private static final Item RATES = item("rate-limiting");

  private static Item item(String id) {
    return Catalogue.builtIn().item(id).orElseThrow();
  }

  private static Evidence evidence(Status status, String source, @Nullable String value) {
    return new Evidence(status, source, "it", "field", value, "text", null, Instant.EPOCH);
  }

  @Test
  void what_aws_has_nothing_of_is_a_warning_where_the_other_way_holds() {
    Evidence none = evidence(Status.FAIL, "wafv2:GetWebACLForResource", null);
    Evidence announced = evidence(Status.PASS, "probe", "100");
    assertThat(Otherwise.weigh(RATES, none, List.of(announced)).status()).isEqualTo(Status.WARN);
    assertThat(Otherwise.weigh(RATES, none, List.of())).isEqualTo(none);
    assertThat(Otherwise.weigh(RATES, none, List.of(evidence(Status.PASS, "repo", null))))
        .isEqualTo(none);
    assertThat(Otherwise.weigh(item("alb-waf"), none, List.of(announced))).isEqualTo(none);
  }

  @Test
  void what_is_set_and_wrong_or_not_known_stays_so() {
    Evidence announced = evidence(Status.PASS, "probe", "100");
    for (Evidence e :
        List.of(
            evidence(Status.FAIL, "wafv2:GetWebACLForResource", "500, count"),
            evidence(Status.UNKNOWN, "wafv2:GetWebACLForResource", null),
            evidence(Status.PASS, "wafv2:GetWebACLForResource", null))) {
      assertThat(Otherwise.weigh(RATES, e, List.of(announced))).isEqualTo(e);
    }
  }
}
