package dev.quarterdeck.readiness.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.app.Ports;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.logs.Logs;
import dev.quarterdeck.sandbox.Scenario;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** References followed into an account, where not all of it can be seen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LintLookupTest {
  private DrivenSandbox d;
  private Ports ports;

  @BeforeAll
  void start(@TempDir Path home) throws IOException {
    d = DrivenSandbox.start(Scenario.CALM, home);
    ports = d.console().ports();
  }

  @AfterAll
  void close() {
    d.close();
  }

  private LintReport check(Logs logs, String json) {
    return new TaskDefinitionLint(
            new TaskDefinitionLint.Account(
                ports.secrets(),
                logs,
                ports.parameters(),
                ports.environmentFiles(),
                false,
                "us-east-1",
                "111122223333"))
        .check("taskdef.json", json.getBytes(StandardCharsets.UTF_8), true);
  }

  private LintReport withReference(String fields) {
    String json = TaskDefinitionLintTest.GOOD;
    int secrets = json.indexOf("\"secrets\"");
    return check(
        ports.logs(),
        json.substring(0, secrets) + fields + json.substring(json.indexOf('\n', secrets)));
  }

  private static String registry(String secret) {
    return "\"repositoryCredentials\": {\"credentialsParameter\": \"" + secret + "\"},";
  }

  @Test
  void aRegistrysSecretMayGoByItsName() {
    LintReport known = withReference(registry("acme/prod/database-url"));
    assertThat(known.findings()).noneMatch(f -> f.rule() != LintRule.LOG_GROUP_MISSING);
    assertThat(known.unknowns()).isEmpty();
    LintReport gone = withReference(registry("acme/none"));
    assertThat(gone.findings())
        .filteredOn(f -> f.rule() == LintRule.SECRET_MISSING)
        .singleElement()
        .satisfies(f -> assertThat(f.text()).contains("no secret acme/none"));
    assertThat(gone.findings()).noneMatch(f -> f.rule() == LintRule.PARAMETER_MISSING);
    d.sandbox().faults().on("secretsmanager", "DescribeSecret").deny();
    try {
      LintReport denied = withReference(registry("acme/none"));
      assertThat(denied.findings()).noneMatch(f -> f.rule() == LintRule.SECRET_MISSING);
      assertThat(denied.unknowns())
          .extracting(Unknown::permission)
          .containsExactly("secretsmanager:DescribeSecret");
    } finally {
      d.sandbox().faults().clear();
    }
  }

  @Test
  void aLogGroupThatMayBeAmongThoseNotToldIsNotMissing() {
    Logs cut =
        (Logs)
            Proxy.newProxyInstance(
                Logs.class.getClassLoader(),
                new Class<?>[] {Logs.class},
                (self, method, arguments) ->
                    Outcome.done(
                        new Listing<>(
                            List.of(),
                            List.of(new Unknown("the rest of the groups", "Cut short.", null)))));
    LintReport report = check(cut, TaskDefinitionLintTest.GOOD);
    assertThat(report.findings()).noneMatch(f -> f.rule() == LintRule.LOG_GROUP_MISSING);
    assertThat(report.unknowns()).extracting(Unknown::what).contains("the rest of the groups");
  }

  @Test
  void whatAwsKeepsUnderItsOwnNameIsNoMissingParameter() {
    LintReport report =
        withReference(
            "\"secrets\": [{\"name\": \"T\", \"valueFrom\":"
                + " \"/aws/reference/secretsmanager/acme\"}],");
    assertThat(report.findings()).noneMatch(f -> f.rule() == LintRule.PARAMETER_MISSING);
    assertThat(report.unknowns()).extracting(Unknown::why).anyMatch(w -> w.contains("It is AWS's"));
  }

  @Test
  void everyPartitionsRegionsAreRegions() {
    for (String region : List.of("us-gov-west-1", "eusc-de-east-1", "us-isob-east-1")) {
      String json =
          TaskDefinitionLintTest.GOOD.replace(
              "secretsmanager:us-east-1", "secretsmanager:" + region);
      assertThat(check(ports.logs(), json).findings())
          .as(region)
          .noneMatch(f -> f.rule() == LintRule.MALFORMED_REFERENCE)
          .anyMatch(f -> f.rule() == LintRule.OTHER_REGION);
    }
  }
}
