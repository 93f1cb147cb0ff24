package dev.quarterdeck.readiness.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Commands of the aws CLI in remedies can be run once the words in capitals are filled in. */
class RemediesTest {
  /** What the CLI demands of a command. */
  private static final Map<String, String> REQUIRED =
      Map.ofEntries(
          Map.entry("ecs update-service", "--service "),
          Map.entry("elbv2 modify-listener", "--listener-arn "),
          Map.entry("elbv2 modify-target-group", "--target-group-arn "),
          Map.entry("elbv2 modify-load-balancer-attributes", "--load-balancer-arn "),
          Map.entry("elasticache modify-replication-group", "--replication-group-id "),
          Map.entry("rds modify-db-instance", "--db-instance-identifier "),
          Map.entry("rds modify-db-parameter-group", "--db-parameter-group-name "),
          Map.entry("rds copy-db-snapshot", "--source-db-snapshot-identifier "),
          Map.entry("ec2 authorize-security-group-ingress", "--group-id "),
          Map.entry("ec2 create-vpc-endpoint", "--vpc-id "),
          Map.entry("iam update-access-key", "--user-name "),
          Map.entry("s3api put-bucket-ownership-controls", "--bucket "));

  private static final Pattern COMMAND = Pattern.compile("aws ([a-z0-9]+ [a-z0-9-]+)[^;]*? --");

  @Test
  void aCommandNamesWhatItIsAbout() {
    for (Item item : Catalogue.builtIn().items()) {
      Matcher m = COMMAND.matcher(item.remedy());
      while (m.find()) {
        assertThat(item.remedy())
            .as(item.id())
            .contains(REQUIRED.getOrDefault(m.group(1), "aws " + m.group(1)));
      }
    }
  }

  /** A shell makes several words of braces with commas, and file names of brackets. */
  @Test
  void bracesAndBracketsAreQuoted() {
    Pattern bare = Pattern.compile("--[a-z-]+ [^'\\s]*[{\\[]");
    for (Item item : Catalogue.builtIn().items()) {
      assertThat(item.remedy()).as(item.id()).doesNotContainPattern(bare);
    }
  }

  @Test
  void noSecretStandsInACommand() {
    for (Item item : Catalogue.builtIn().items()) {
      assertThat(item.remedy()).as(item.id()).doesNotContain("--auth-token VALUE");
    }
  }
}
