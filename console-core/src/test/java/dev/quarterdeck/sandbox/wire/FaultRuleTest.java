package dev.quarterdeck.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultRuleTest {

  @Test
  void readsWhatPeopleWrite() {
    rule("ecs:List*=throttle@0.3", "ecs", "List*", new Fault.Throttle(), 0.3);
    rule(
        "secretsmanager:*=slow:2s",
        "secretsmanager",
        "*",
        new Fault.Slow(Duration.ofSeconds(2)),
        1);
    rule("logs=slow:250ms@1", "logs", "*", new Fault.Slow(Duration.ofMillis(250)), 1);
    rule("*=cut@0.05", "*", "*", new Fault.CutBefore(), 0.05);
    rule("ecs:UpdateService=cut-after", "ecs", "UpdateService", new Fault.CutAfter(), 1);
    rule("sts:*=expired", "sts", "*", new Fault.Expire(), 1);
    rule("*=skewed@0.5", "*", "*", new Fault.Skew(), 0.5);
    rule("*=fail", "*", "*", new Fault.Fail(500), 1);
    rule("*=fail:503@.5", "*", "*", new Fault.Fail(503), 0.5);
    rule("ecs=hang", "ecs", "*", new Fault.Hang(), 1);
    rule(
        "elasticloadbalancing:DescribeTargetHealth=deny",
        "elasticloadbalancing",
        "DescribeTargetHealth",
        new Fault.Deny("*"),
        1);
    rule(
        "ecs:*=deny:arn:aws:ecs:us-east-1:1:cluster/a",
        "ecs",
        "*",
        new Fault.Deny("arn:aws:ecs:us-east-1:1:cluster/a"),
        1);
  }

  private static void rule(
      String text, String service, String operation, Fault fault, double share) {
    assertThat(FaultRule.parse(text)).isEqualTo(new FaultRule(service, operation, fault, share));
  }

  @Test
  void saysWhatIsWrong() {
    refused("", "not of the form");
    refused("ecs", "not of the form");
    refused("ecs: = throttle", "not an operation");
    refused("ecs:*=", "not of the form");
    refused("ECS:*=throttle", "'ECS' is not a service");
    refused("ecs:list*=throttle", "'list*' is not an operation");
    refused("ecs:*List=throttle", "is not an operation");
    refused("ecs:*=explode", "'explode' is not a fault; there are throttle");
    refused("ecs:*=throttle:3", "'throttle' takes nothing after a colon");
    refused("ecs:*=slow", "slow needs a time above 0");
    refused("ecs:*=slow:0s", "slow needs a time above 0");
    refused("ecs:*=slow:61m", "slow needs a time above 0");
    refused("ecs:*=slow:2", "slow needs a time above 0");
    refused("ecs:*=fail:404", "fail is fail:500 or fail:503");
    refused("ecs:*=deny:me", "the ARN to be named");
    refused("ecs:*=throttle@0", "'0' is not a share above 0");
    refused("ecs:*=throttle@1.5", "'1.5' is not a share");
    refused("ecs:*=throttle@-1", "'-1' is not a share");
    refused("ecs:*=throttle@30%", "'30%' is not a share");
  }

  private static void refused(String text, String why) {
    assertThatThrownBy(() -> FaultRule.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The fault '" + text + "' is not understood: ")
        .hasMessageContaining(why);
  }
}
