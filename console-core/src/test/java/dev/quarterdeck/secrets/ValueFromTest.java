package dev.quarterdeck.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.secrets.ValueFrom.Parsed;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValueFromTest {
  private static final String ARN =
      "arn:aws:secretsmanager:us-east-1:111122223333:secret:acme/prod/app-AbCdEf";

  @ParameterizedTest
  @CsvSource(
      value = {
        "''|NIL|NIL|NIL|AWSCURRENT",
        ":KEY::|KEY|NIL|NIL|AWSCURRENT",
        "::AWSPREVIOUS:|NIL|AWSPREVIOUS|NIL|AWSPREVIOUS",
        ":KEY:AWSPENDING:|KEY|AWSPENDING|NIL|AWSPENDING",
        ":::9d4cb84b-ad69-40c0-a0ab-cead36b967e8|NIL|NIL|9d4cb84b-ad69-40c0-a0ab-cead36b967e8|NIL",
        ":KEY::9d4cb84b-ad69-40c0-a0ab-cead36b967e8|KEY|NIL|9d4cb84b-ad69-40c0-a0ab-cead36b967e8|NIL",
        ":::|NIL|NIL|NIL|AWSCURRENT",
        ":key with blank::|key with blank|NIL|NIL|AWSCURRENT",
        ":schlüssel/[0].x::|schlüssel/[0].x|NIL|NIL|AWSCURRENT",
      },
      delimiter = '|',
      nullValues = "NIL")
  void a_secret_and_its_parts(
      String suffix, String key, String stage, String versionId, String followed) {
    ValueFrom v = ValueFrom.secret(ARN + suffix).orElseThrow();
    assertThat(v).isEqualTo(new ValueFrom(ARN, "us-east-1", key, stage, versionId));
    assertThat(v.followedStage()).isEqualTo(followed);
    assertThat(v.pinned()).isEqualTo(versionId != null);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "''|acme/prod/app",
        ":KEY::|acme/prod/app · KEY",
        ":KEY:AWSPENDING:|acme/prod/app · KEY · AWSPENDING",
        ":::9d4c|acme/prod/app · pinned 9d4c",
      },
      delimiter = '|')
  void for_people_it_is_a_name_and_what_of_it(String suffix, String words) {
    assertThat(ValueFrom.secret(ARN + suffix).orElseThrow().words()).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":KEY",
        ":KEY:",
        ":KEY:::",
        // A key with a colon cannot be addressed.
        ":a:b::",
        ":KEY:AWSCURRENT:9d4cb84b-ad69-40c0-a0ab-cead36b967e8",
      })
  void what_the_agent_refuses(String suffix) {
    assertThat(ValueFrom.parse(ARN + suffix))
        .isInstanceOfSatisfying(
            Parsed.Malformed.class, m -> assertThat(m.why()).isNotBlank().doesNotContain("KEY:"));
    assertThat(ValueFrom.secret(ARN + suffix)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PARAMETER",
        "/acme/prod/db",
        "acme/prod/app",
        "",
        "a:b:c",
        "arn:aws:ssm:us-east-1:111122223333:parameter/acme/db",
      })
  void parameters_of_ssm(String text) {
    assertThat(ValueFrom.parse(text)).isEqualTo(new Parsed.Parameter(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:s3:::bucket/secret",
        "arn:aws:secretsmanager:us-east-1:111122223333:other:x",
        "arn:aws:secretsmanager:us-east-1:111122223333:secret",
      })
  void arns_of_something_else(String text) {
    assertThat(ValueFrom.parse(text)).isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void other_partitions_and_regions() {
    String arn = "arn:aws-us-gov:secretsmanager:us-gov-west-1:111122223333:secret:x-AbCdEf";
    assertThat(ValueFrom.secret(arn + ":k::"))
        .hasValue(new ValueFrom(arn, "us-gov-west-1", "k", null, null));
  }

  @Property
  void any_text_is_something(@ForAll String text) {
    assertThat(ValueFrom.parse(text)).isNotNull();
    assertThat(ValueFrom.parse("arn:aws:secretsmanager:" + text)).isNotNull();
    assertThat(ValueFrom.parse(ARN + ":" + text)).isNotNull();
  }
}
