package dev.quarterdeck.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import dev.quarterdeck.kernel.Outcome;
import org.junit.jupiter.api.Test;

/** Policies that anybody wrote. */
class PolicyFuzzTest {

  @Test
  void policiesAreReadOrRefused() {
    Fuzz.of(
            "policies",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"x\",\"Effect\":\"Allow\","
                + "\"Action\":[\"secretsmanager:Get*\"],\"Resource\":\"*\",\"Principal\":{\"AWS\":\"*\"},"
                + "\"Condition\":{\"StringLike\":{\"aws:x\":[\"${aws:y}\",\"b*\"]}}}]}",
            "%7B%22Statement%22%3A%7B%22Effect%22%3A%22Deny%22%2C%22NotAction%22%3A%22iam%3A*%22%7D%7D")
        .each(text -> Fuzz.sound(PolicyReader.read(text)));
  }

  @Test
  void wildcardsNeverTakeForEver() {
    Fuzz.of("wildcards", "secretsmanager:Get*", "arn:aws:s3:::b/*/x?", "*a*a*a*a*b", "${aws:x}*")
        .each(
            text -> {
              Wildcards.action(text, "secretsmanager:GetSecretValue");
              Wildcards.resource(text, "arn:aws:s3:::" + "a".repeat(500));
              Wildcards.variable(text);
            });
  }

  @Test
  void whatAProblemQuotesOfThePolicyIsCleaned() {
    assertThat(PolicyReader.read("%\u202e0"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> Fuzz.clean(((Outcome.Failed<?>) f).problem().sentence()));
  }

  @Test
  void starsWithoutEndAreMatchedAtOnce() {
    String stars = "*a".repeat(500);
    assertThat(Wildcards.action(stars + "b", "a".repeat(2_000))).isFalse();
    assertThat(Wildcards.action(stars, "A".repeat(2_000))).isTrue();
    assertThat(Wildcards.resource(stars + "b", "a".repeat(2_000))).isFalse();
  }
}
