package dev.quarterdeck.readiness.lint;

import dev.quarterdeck.fuzz.Fuzz;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Files of task definitions that somebody is still writing. */
class LintFuzzTest {

  @Test
  void filesAreLookedAtOrSaidToBeNone() {
    Fuzz.of(
            "task definitions to lint",
            TaskDefinitionLintTest.GOOD,
            "{\"family\":\"f\",\"cpu\":\".5 vCPU\",\"memory\":\"1 GB\",\"containerDefinitions\":[{"
                + "\"name\":\"a\",\"image\":\"i:latest\",\"environment\":[{\"name\":\"PASSWORD\","
                + "\"value\":\"hunter2hunter2\"}],\"secrets\":[{\"name\":\"S\",\"valueFrom\":"
                + "\"arn:aws:secretsmanager:r:1:secret:x-AbCdEf:K:AWSCURRENT:\"}],"
                + "\"environmentFiles\":[{\"value\":\"arn:aws:s3:::b/k.env\",\"type\":\"s3\"}]}]}")
        .each(
            text -> {
              LintReport report =
                  new TaskDefinitionLint(null)
                      .check("taskdef.json", text.getBytes(StandardCharsets.UTF_8), true);
              report.findings().forEach(f -> Fuzz.clean(f.text() + f.fix()));
            });
  }
}
