package dev.quarterdeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GapsTest {
  private static Problem denied(String action) {
    return new Problem.Denied(action + " is not allowed.", "Allow it.", action, null);
  }

  @Test
  void the_same_cause_is_told_once() {
    Gaps gaps = new Gaps();
    for (int i = 0; i < 10_000; i++) {
      gaps.add("age", "age of secret s" + i, denied("secretsmanager:ListSecretVersionIds"));
    }
    gaps.add("age", "age of secret t", new Problem.Throttled("Slow down.", "Wait."));
    gaps.add("target", "target health of api", denied("elasticloadbalancing:DescribeTargetHealth"));
    assertThat(gaps.told())
        .containsExactly(
            new Unknown(
                "age of secret s0 and 9,999 more",
                "secretsmanager:ListSecretVersionIds is not allowed.",
                "secretsmanager:ListSecretVersionIds"),
            new Unknown("age of secret t", "Slow down.", null),
            new Unknown(
                "target health of api",
                "elasticloadbalancing:DescribeTargetHealth is not allowed.",
                "elasticloadbalancing:DescribeTargetHealth"));
  }

  @Test
  void each_missing_permission_is_told() {
    Gaps gaps = new Gaps();
    gaps.add("age", "age of secret a", denied("secretsmanager:DescribeSecret"));
    gaps.add("age", "age of secret b", denied("secretsmanager:ListSecretVersionIds"));
    assertThat(gaps.told())
        .extracting(Unknown::permission)
        .containsExactly("secretsmanager:DescribeSecret", "secretsmanager:ListSecretVersionIds");
  }

  @Test
  void an_unknown_is_clean_whoever_makes_it() {
    Unknown u = Unknown.of("secret \u001b[2Jx", new Problem.NotFound("gone\nnow", "look"));
    assertThat(u).isEqualTo(new Unknown("secret \ufffd[2Jx", "gone now", null));
  }
}
