package dev.quarterdeck.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The order of the user guide's policy evaluation logic, within one account's identity. */
class DecisionTest {
  private static final String ALLOW =
      "{\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"arn:aws:s3:::b/*\"}";
  private static final String DENY =
      "{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::b/private/*\"}";
  private static final String IF_TAGGED =
      "{\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"*\","
          + "\"Condition\":{\"StringEquals\":{\"aws:ResourceTag/a\":\"b\"}}}";
  private static final String DENY_PLAIN_HTTP =
      "{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\","
          + "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}";

  private static Decision of(String resource, String... statements) {
    List<PolicyDocument> documents =
        Stream.of(statements)
            .map(s -> "{\"Version\":\"2012-10-17\",\"Statement\":[" + s + "]}")
            .map(json -> PolicyDocument.parse(json).orThrow())
            .toList();
    return Decision.of(documents, "s3:GetObject", resource);
  }

  @Test
  void nothing_is_allowed_unless_a_statement_says_so() {
    assertThat(of("arn:aws:s3:::b/k")).isEqualTo(Decision.NOT_ALLOWED);
    assertThat(of("arn:aws:s3:::c/k", ALLOW)).isEqualTo(Decision.NOT_ALLOWED);
    assertThat(of("arn:aws:s3:::b/k", ALLOW)).isEqualTo(Decision.ALLOWED);
  }

  @Test
  void a_denial_wins_wherever_it_stands() {
    assertThat(of("arn:aws:s3:::b/private/k", ALLOW, DENY)).isEqualTo(Decision.DENIED);
    assertThat(of("arn:aws:s3:::b/private/k", DENY, ALLOW)).isEqualTo(Decision.DENIED);
    assertThat(of("arn:aws:s3:::b/k", DENY, ALLOW)).isEqualTo(Decision.ALLOWED);
    assertThat(of("arn:aws:s3:::b/private/k", DENY)).isEqualTo(Decision.DENIED);
  }

  @Test
  void a_condition_decides_where_it_can_change_the_answer() {
    assertThat(of("arn:aws:s3:::b/k", IF_TAGGED)).isEqualTo(Decision.DEPENDS);
    assertThat(of("arn:aws:s3:::b/k", ALLOW, IF_TAGGED)).isEqualTo(Decision.ALLOWED);
    assertThat(of("arn:aws:s3:::b/k", ALLOW, DENY_PLAIN_HTTP)).isEqualTo(Decision.DEPENDS);
    assertThat(of("arn:aws:s3:::b/k", DENY_PLAIN_HTTP)).isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void a_variable_decides_as_a_condition_does() {
    assertThat(
            of(
                "arn:aws:s3:::b/ann/k",
                "{\"Effect\":\"Allow\",\"Action\":\"*\","
                    + "\"Resource\":\"arn:aws:s3:::b/${aws:username}/*\"}"))
        .isEqualTo(Decision.DEPENDS);
  }

  @Test
  void a_negation_stands_for_everything_else() {
    String allBut =
        "{\"Effect\":\"Allow\",\"NotAction\":\"iam:*\",\"NotResource\":\"arn:aws:s3:::b/*\"}";
    assertThat(of("arn:aws:s3:::c/k", allBut)).isEqualTo(Decision.ALLOWED);
    assertThat(of("arn:aws:s3:::b/k", allBut)).isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void a_variable_excepts_nothing_for_certain() {
    String deny =
        "{\"Effect\":\"Deny\",\"Action\":\"*\","
            + "\"NotResource\":\"arn:aws:s3:::b/${aws:PrincipalTag/team}/*\"}";
    assertThat(of("arn:aws:s3:::b/team/k", ALLOW, deny)).isEqualTo(Decision.DEPENDS);
  }

  /** A policy that leaves out Version is one of 2008, which had no variables. */
  @Test
  void a_policy_of_the_old_version_has_no_variables() {
    PolicyDocument old =
        PolicyDocument.parse(
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\","
                    + "\"Resource\":\"arn:aws:s3:::b/${aws:username}/*\"}]}")
            .orThrow();
    assertThat(Decision.of(List.of(old), "s3:GetObject", "arn:aws:s3:::b/ann/k"))
        .isEqualTo(Decision.NOT_ALLOWED);
    assertThat(Decision.of(List.of(old), "s3:GetObject", "arn:aws:s3:::b/${aws:username}/k"))
        .isEqualTo(Decision.ALLOWED);
  }

  private static Decision unless(String... principals) {
    String arn = "arn:aws:iam::111122223333:";
    PolicyDocument policy =
        PolicyDocument.parse(
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\","
                    + "\"Resource\":\"*\",\"NotPrincipal\":{\"AWS\":["
                    + String.join(",", Stream.of(principals).map(p -> '"' + arn + p + '"').toList())
                    + "]}}}")
            .orThrow();
    return Decision.ALLOWED.unless(
        policy, arn + "role/app", "s3:GetObject", "arn:aws:s3:::b/k", Map.of());
  }

  /** NotPrincipal excepts a role's session only where the session is named as well. */
  @Test
  void a_denial_for_all_but_some_is_for_the_others_of_their_account_too() {
    assertThat(unless("root")).isEqualTo(Decision.DENIED);
    assertThat(unless("root", "role/other")).isEqualTo(Decision.DENIED);
    assertThat(unless("root", "role/app")).isEqualTo(Decision.DEPENDS);
  }
}
