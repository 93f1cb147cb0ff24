package dev.quarterdeck.access.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.services.taskdef.Located;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a task definition makes the agent ask for, and the statements for it. */
class UsesTest {
  private static final Place PLACE = new Place("aws", "us-east-1", "111122223333");

  private static Uses uses(String container) {
    Uses uses = new Uses();
    String json = "{\"containerDefinitions\":[" + container + "]}";
    if (Located.parse(json.getBytes(StandardCharsets.UTF_8))
        instanceof Located.Parsed.Json parsed) {
      uses.add(parsed.root(), PLACE);
    }
    return uses;
  }

  @Test
  void aLogRouterReadsItsRulesFromS3() {
    Uses uses =
        uses(
            """
            {"firelensConfiguration":{"type":"fluentbit","options":
              {"config-file-type":"s3","config-file-value":"arn:aws:s3:::acme/fluent.conf"}}}""");
    assertThat(uses.environmentFiles).containsExactly("arn:aws:s3:::acme/fluent.conf");
    assertThat(
            uses("""
                    {"firelensConfiguration":{"type":"fluentbit","options":
                      {"config-file-type":"file","config-file-value":"/fluent.conf"}}}""")
                .environmentFiles)
        .isEmpty();
  }

  /** IAM decides about making a group by an ARN that ends with an empty log stream. */
  @Test
  void aLogGroupIsMadeUnderBothOfItsNames() {
    Uses uses =
        uses(
            """
            {"logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/app",
              "awslogs-region":"eu-west-1","awslogs-create-group":"true"}}}""");
    Writing writing = new Writing(PLACE, false);
    writing.logs(List.copyOf(uses.logGroups), List.copyOf(uses.madeLogGroups));
    String group = "arn:aws:logs:eu-west-1:111122223333:log-group:/app";
    assertThat(writing.grants().getLast().resources())
        .containsExactly(group, group + ":log-stream:");
    assertThat(writing.needs().getLast().resource()).isEqualTo(group + ":log-stream:");
  }

  /** ECS takes the name of a registry's secret; a name elsewhere is a parameter's. */
  @Test
  void aRegistrysCredentialsAreASecretByItsNameToo() {
    Uses uses =
        uses(
            """
            {"repositoryCredentials":{"credentialsParameter":"registry"},
             "secrets":[{"name":"A","valueFrom":"parameter"}]}""");
    assertThat(uses.registries).containsExactly("registry");
    assertThat(uses.references).containsExactly("parameter");
  }
}
