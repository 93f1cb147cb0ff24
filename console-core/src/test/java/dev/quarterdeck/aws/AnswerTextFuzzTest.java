package dev.quarterdeck.aws;

import dev.quarterdeck.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

/** What AWS says, in whatever words. */
class AnswerTextFuzzTest {

  @Test
  void refusalsInAnyWords() {
    Fuzz.of(
            "refusals of AWS",
            "User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: ecs:ListServices on"
                + " resource: arn:aws:ecs:r:1:cluster/c because no identity-based policy allows the"
                + " ecs:ListServices action",
            "Access to KMS is not allowed",
            "with an explicit deny in a service control policy")
        .each(
            text -> {
              Denial.matches(text);
              Fuzz.sound(Denial.problem("AccessDenied", text, "ListServices"));
            });
  }

  @Test
  void rememberedFactsAreReadOrForgotten() {
    Fuzz.of("remembered facts", "{\"a\":\"b\",\"c\":[{\"d\":1}],\"e\":null}")
        .each(text -> FactJson.read(text, o -> FactJson.objects(o, "c")));
  }
}
