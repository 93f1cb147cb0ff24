package dev.quarterdeck.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocumentTest {
  private static PolicyDocument read(String json) {
    return PolicyDocument.parse(json).orThrow();
  }

  @Test
  void elements_may_be_one_text_or_a_list_and_statements_one_or_many() {
    PolicyDocument one =
        read(
            """
            {"Version":"2012-10-17","Statement":{"Sid":"a","Effect":"Allow",
             "Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}}""");
    PolicyDocument many =
        read(
            """
            {"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow",
             "Action":["s3:GetObject"],"Resource":["arn:aws:s3:::b/*"]}]}""");
    assertThat(one).isEqualTo(many);
    assertThat(one.statements().getFirst().sid()).isEqualTo("a");
  }

  @Test
  void a_document_may_be_url_encoded_as_iam_hands_it_out() {
    String json =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","NotAction":["iam:*","a+b:C D"],
         "NotResource":"*","Condition":{"Bool":{"aws:SecureTransport":false}}}]}""";
    String encoded = URLEncoder.encode(json, StandardCharsets.UTF_8).replace("+", "%20");
    assertThat(read(encoded)).isEqualTo(read(json));
    Statement s = read(encoded).statements().getFirst();
    assertThat(s.actions()).isEqualTo(new Words(List.of("iam:*", "a+b:C D"), true));
    assertThat(s.resources().negated()).isTrue();
    assertThat(s.conditions())
        .containsExactly(new Condition("Bool", "aws:SecureTransport", List.of("false")));
    assertThat(s.conditional()).isTrue();
  }

  @Test
  void principals_are_read_in_every_form() {
    PolicyDocument p =
        read(
            """
            {"Statement":[
             {"Effect":"Allow","Principal":"*","Action":"a:B"},
             {"Effect":"Allow","Principal":{"AWS":["111122223333","arn:aws:iam::444455556666:root"],
              "Service":"ecs-tasks.amazonaws.com"},"Action":"a:B"},
             {"Effect":"Allow","NotPrincipal":{"AWS":"arn:aws:iam::111122223333:role/x"},
              "Action":"a:B"}]}""");
    List<Principals> who = p.statements().stream().map(Statement::principals).toList();
    assertThat(Objects.requireNonNull(who.get(0)).of("AWS")).containsExactly("*");
    assertThat(Objects.requireNonNull(who.get(1)).of("Service"))
        .containsExactly("ecs-tasks.amazonaws.com");
    assertThat(Objects.requireNonNull(who.get(2)).negated()).isTrue();
    assertThat(p.strangers("111122223333"))
        .containsExactly(
            "*",
            "arn:aws:iam::444455556666:root",
            "everybody but arn:aws:iam::111122223333:role/x");
  }

  @Test
  void a_role_is_let_in_by_itself_its_account_or_everybody() {
    String role = "arn:aws:iam::111122223333:role/app";
    for (String named : List.of("*", "111122223333", "arn:aws:iam::111122223333:root", role)) {
      assertThat(
              read("{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
                      + named
                      + "\"},\"Action\":\"a:B\"}}")
                  .statements()
                  .getFirst()
                  .principals())
          .satisfies(p -> assertThat(Objects.requireNonNull(p).includesRole(role)).isTrue());
    }
    assertThat(
            read("{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                    + "\"arn:aws:iam::111122223333:role/other\"},\"Action\":\"a:B\"}}")
                .statements()
                .getFirst()
                .principals())
        .satisfies(p -> assertThat(Objects.requireNonNull(p).includesRole(role)).isFalse());
  }

  @Test
  void a_condition_demands_only_where_it_holds_for_a_value_and_for_nothing_else() {
    assertThat(
            new Condition("StringEquals", "AWS:sourceaccount", List.of("1"))
                .demands("aws:SourceAccount"))
        .isTrue();
    assertThat(
            new Condition("ForAnyValue:ArnLike", "aws:SourceArn", List.of("*"))
                .demands("aws:SourceArn"))
        .isTrue();
    for (String weak : List.of("StringNotEquals", "StringEqualsIfExists", "Null", "ArnNotLike")) {
      assertThat(new Condition(weak, "aws:SourceArn", List.of("x")).demands("aws:SourceArn"))
          .as(weak)
          .isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no",
        "[]",
        "{}",
        "{\"Statement\":[{\"Action\":\"a:B\",\"Resource\":\"*\"}]}",
        "{\"Statement\":[{\"Effect\":\"allow\",\"Action\":\"a:B\",\"Resource\":\"*\"}]}",
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Resource\":\"*\"}]}",
        "%7B%"
      })
  void what_is_no_policy_is_a_problem(String text) {
    assertThat(PolicyDocument.parse(text))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.problem()).isInstanceOf(Problem.Invalid.class));
  }
}
