package dev.quarterdeck.readiness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Policies of buckets, written by anybody. */
class TlsPolicyFuzzTest {

  @Test
  void everyPolicyReachesSomewhere() {
    Fuzz.of(
            "policies of buckets",
            "{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\","
                + "\"Resource\":[\"arn:aws:s3:::b\",\"arn:aws:s3:::b/*\"],"
                + "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}",
            "{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":{\"AWS\":[\"*\"]}}}")
        .each(
            text -> {
              JsonNode policy;
              try {
                policy = JsonMapper.shared().readTree(text);
              } catch (JacksonException refused) {
                return;
              }
              assertThat(TlsPolicy.reach(policy, "b").status()).isNotNull();
            });
  }
}
