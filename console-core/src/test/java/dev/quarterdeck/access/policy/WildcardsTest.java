package dev.quarterdeck.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As the user guide's pages on the elements Action and Resource say. */
class WildcardsTest {
  @ParameterizedTest
  @CsvSource({
    "*, s3:GetObject, true",
    "s3:*, s3:GetObject, true",
    "S3:getobject, s3:GetObject, true",
    "s3:Get*, s3:GetObject, true",
    "s3:*Object, s3:GetObject, true",
    "s3:Get?bject, s3:GetObject, true",
    "s3:Get?, s3:GetObject, false",
    "s3:Get*, s3:PutObject, false",
    "s3:Get.bject, s3:GetObject, false",
    "sqs:*, s3:GetObject, false",
  })
  void actions(String pattern, String action, boolean matches) {
    assertThat(Wildcards.action(pattern, action)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "*, arn:aws:s3:::b/k, true",
    "arn:aws:s3:::b/*, arn:aws:s3:::b/k/l, true",
    "arn:aws:s3:::b/*, arn:aws:s3:::b, false",
    "arn:aws:s3:::b*, arn:aws:s3:::bb/k, true",
    "arn:aws:s3:::B/*, arn:aws:s3:::b/k, false",
    "arn:aws:iam::111122223333:user/*/bob, arn:aws:iam::111122223333:user/a/b/bob, true",
    "arn:aws:sqs:*:111122223333:q, arn:aws:sqs:eu-west-1:111122223333:q, true",
    "arn:aws:sqs:eu-*-1:111122223333:q, arn:aws:sqs:eu-west-1:111122223333:q, true",
    // in the middle of a segment it stays there; at its end it goes on
    "arn:aws:sqs:e*t-1:q, arn:aws:sqs:eu:west-1:q, false",
    "arn:aws:sqs:eu*, arn:aws:sqs:eu-west-1:111122223333:q, true",
    "arn:aws:secretsmanager:us-east-1:1:secret:a/b-??????, arn:aws:secretsmanager:us-east-1:1:secret:a/b-AbCdEf, true",
    "arn:aws:secretsmanager:us-east-1:1:secret:a/b-??????, arn:aws:secretsmanager:us-east-1:1:secret:a/b-c-AbCdEf, false",
    "arn:aws:secretsmanager:us-east-1:1:secret:a/*, arn:aws:secretsmanager:us-east-1:1:secret:a/b:c, true",
    "arn:aws:s3:::${aws:username}/*, arn:aws:s3:::ann/k, true",
    "arn:aws:s3:::b/${*}, arn:aws:s3:::b/*, true",
    "arn:aws:s3:::b/${*}, arn:aws:s3:::b/k, false",
    "arn:aws:s3:::b/${$}x, arn:aws:s3:::b/$x, true",
  })
  void resources(String pattern, String arn, boolean matches) {
    assertThat(Wildcards.resource(pattern, arn)).isEqualTo(matches);
  }

  @Test
  void an_escaped_character_is_no_variable() {
    assertThat(Wildcards.variable("arn:aws:s3:::${aws:username}/x")).isTrue();
    assertThat(Wildcards.variable("arn:aws:s3:::b/${*}${?}")).isFalse();
    assertThat(Wildcards.variable("arn:aws:s3:::b/${*}${a:b}")).isTrue();
  }
}
