package dev.quarterdeck.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.readiness.collect.Scope;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Items about roles, networks, keys, topics, images, firewalls and certificates: each passes on a
 * fleet that was put right, and turns when one thing is changed, for the right reason.
 */
class CloudRulesOnSandboxTest {
  static final Scope SCOPE = new Scope(List.of("acme-prod"), List.of("api", "web", "worker"));

  @TempDir Path temp;

  /**
   * @param change what is changed, one of {@link CloudChanges}
   * @param status what the item becomes
   * @param reason part of the text that says why
   */
  record Case(String item, String change, Status status, String reason) {}

  static Stream<Case> cases() {
    return Stream.of(
        exec("secretOfStar", Status.FAIL, "may read every secret of the account"),
        exec("secretsOfTheRegion", Status.FAIL, "may read every secret of the account"),
        exec("secretOfPrefix", Status.WARN, "may read every secret whose name begins so"),
        exec("secretOfAnother", Status.FAIL, "no running revision of the scope refers to"),
        exec("secretsAllBut", Status.FAIL, "may read every secret but a few"),
        exec("secretsTagged", Status.WARN, "that a condition lets through"),
        exec("secretsDenied", Status.FAIL, "is denied to read"),
        exec("secretsNone", Status.FAIL, "may not read a secret"),
        exec("secretsByTheirOwnPolicies", Status.PASS, "and no other"),
        exec("secretsByCondition", Status.UNKNOWN, "a condition decides"),
        exec("secretsDeniedOverPlainHttp", Status.PASS, "and no other"),
        exec("secretsBySixCharacters", Status.PASS, "and no other"),
        task("everyActionOfS3", Status.FAIL, "may do every action of a service"),
        task("allActionsBut", Status.FAIL, "may do everything but a few actions"),
        task("everySecret", Status.FAIL, "may read every secret"),
        task("everyBucket", Status.FAIL, "may use every bucket"),
        task("decryptionWithEveryKey", Status.FAIL, "may decrypt with every key"),
        task("decryptionOfOneKey", Status.WARN, "without kms:ViaService"),
        task("decryptionThroughSecretsManager", Status.PASS, "name their actions"),
        task("actionsByWildcard", Status.WARN, "names actions by a wildcard"),
        trust("trustOfEc2", Status.FAIL, "may be assumed by ec2.amazonaws.com as well"),
        trust("trustOfEverybody", Status.FAIL, "may be assumed by * as well"),
        trust("trustOfNobody", Status.FAIL, "ECS tasks may not assume it"),
        trust("trustWithoutCondition", Status.WARN, "no aws:SourceAccount or aws:SourceArn"),
        admin("administratorAccess", Status.FAIL, "has AdministratorAccess attached"),
        admin("everythingOnEverything", Status.FAIL, "may do everything on everything"),
        admin("allActionsBut", Status.FAIL, "may do everything but a few actions"),
        admin("passesEveryRole", Status.FAIL, "may pass every role to any service"),
        admin("passesRolesToEcs", Status.PASS, "no administrator rights"),
        new Case("private-subnets", "internetGateway", Status.FAIL, "route to an internet gateway"),
        new Case("private-subnets", "publicAddress", Status.FAIL, "have public addresses"),
        new Case("private-subnets", "noSubnets", Status.UNKNOWN, "EC2 knows no subnet"),
        new Case("ecs-multi-az", "oneZone", Status.FAIL, "all of its tasks are in one zone"),
        new Case(
            "sg-task-from-alb-only", "openGroup", Status.FAIL, "0.0.0.0/0 on ports 8000 to 8100"),
        new Case("sg-task-from-alb-only", "openGroupOfIpv6", Status.FAIL, "::/0 on every port"),
        new Case("vpc-endpoints", "noEndpoints", Status.PASS, "through its subnets' NAT"),
        new Case("vpc-endpoints", "noWayOut", Status.FAIL, "neither VPC endpoints nor NAT"),
        new Case("kms-key-healthy", "keyDoesNotRotate", Status.FAIL, "does not rotate"),
        new Case("kms-key-healthy", "keyDisabled", Status.FAIL, "is disabled"),
        new Case("kms-key-healthy", "keyBeingDeleted", Status.FAIL, "on its way to be deleted"),
        new Case("kms-key-healthy", "keyOfRsa", Status.WARN, "cannot rotate it by itself"),
        alarm("alarmActionsOff", Status.FAIL, "its actions are off"),
        alarm("alarmWithoutAction", Status.FAIL, "has no action"),
        alarm("topicUnconfirmed", Status.FAIL, "nobody confirmed a subscription"),
        alarm("topicGone", Status.FAIL, "nobody confirmed a subscription"),
        alarm("alarmWithoutData", Status.WARN, "has no data"),
        new Case("ecr-scan", "scanByHand", Status.FAIL, "only when somebody asks"),
        new Case("ecr-scan", "repositoryGone", Status.FAIL, "is no repository any more"),
        new Case("ecr-immutable", "tagsMove", Status.FAIL, "its tags can be moved"),
        new Case("ecr-immutable", "repositoryGone", Status.FAIL, "is no repository any more"),
        vulnerable("critical", Status.FAIL, "has 1 critical and 0 high findings"),
        vulnerable("highOne", Status.FAIL, "has 0 critical and 1 high findings"),
        vulnerable("oldScan", Status.FAIL, "was not scanned for 30 days"),
        vulnerable("scanByHand", Status.FAIL, "was never scanned"),
        vulnerable("beingScanned", Status.UNKNOWN, "is being scanned"),
        vulnerable("scannedAllTheTime", Status.PASS, "no critical"),
        new Case("alb-waf", "noFirewall", Status.FAIL, "has no web ACL before it"),
        rates("noFirewall", Status.FAIL, "has no web ACL before it"),
        rates("noRateRule", Status.FAIL, "its web ACL all has no rate-based rule"),
        rates("rateCounted", Status.FAIL, "counts, and does not stop, more than 500 requests"),
        rates("rateOfGroup", Status.PASS, "stops more than 700 requests in 300 seconds"),
        rates("rateOfGroupCounted", Status.FAIL, "counts, and does not stop, more than 700"),
        rates("rateOfGroupOverridden", Status.FAIL, "counts, and does not stop, more than 700"),
        rates("networkBalancer", Status.UNKNOWN, "before which AWS WAF cannot stand"),
        shown("certificatePending", Status.FAIL, "is PENDING_VALIDATION"),
        shown("certificateEnds", Status.FAIL, "expires in 29 days; 30 or more are asked for"),
        shown("certificateEnded", Status.FAIL, "has expired"),
        shown("certificateOfWeeks", Status.PASS, "lasts 20 days, and ACM renews it"),
        shown("certificateOfWeeksEnds", Status.FAIL, "expires in 14 days; 15 or more"),
        shown("renewalStuck", Status.FAIL, "is stuck: PENDING_VALIDATION"),
        shown("certificateImported", Status.WARN, "ACM does not renew it: it was imported"),
        shown("certificateWeak", Status.FAIL, "key is RSA_1024"),
        shown("certificateForAnotherName", Status.FAIL, "is PENDING_VALIDATION"),
        shown("hostCovered", Status.PASS, "which its certificates cover"),
        shown("hostNotCovered", Status.FAIL, "serves shop.acme.test, but its certificates"),
        shown("hostsLike", Status.UNKNOWN, "serves every host like *.acme.test"),
        shown("renewalWorks", Status.PASS, "Route 53 is not read"),
        shown("certificateOfIam", Status.UNKNOWN, "a certificate of IAM"),
        new Case("image-builds", "imageExpired", Status.FAIL, "no longer in its repository"),
        new Case("image-builds", "repositoryGone", Status.FAIL, "no longer in its repository"));
  }

  private static Case exec(String change, Status status, String reason) {
    return new Case("iam-exec-role-scoped", change, status, reason);
  }

  private static Case task(String change, Status status, String reason) {
    return new Case("iam-task-role-scoped", change, status, reason);
  }

  private static Case trust(String change, Status status, String reason) {
    return new Case("ecs-role-trust", change, status, reason);
  }

  private static Case admin(String change, Status status, String reason) {
    return new Case("iam-no-admin", change, status, reason);
  }

  private static Case alarm(String change, Status status, String reason) {
    return new Case("alarm-actions-live", change, status, reason);
  }

  private static Case rates(String change, Status status, String reason) {
    return new Case("rate-limiting", change, status, reason);
  }

  private static Case shown(String change, Status status, String reason) {
    return new Case("acm-certificate", change, status, reason);
  }

  private static Case vulnerable(String change, Status status, String reason) {
    return new Case("ecr-vulns", change, status, reason);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void turns_when_one_thing_is_changed(Case c) throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      change(d, CloudChanges::putRight);
      change(d, world -> CloudChanges.named(c.change()).accept(world));
      Run.Result r = only(d, c.item());
      assertThat(r.status()).as("%s", r.evidence()).isEqualTo(c.status());
      assertThat(r.evidence())
          .anyMatch(e -> e.status() == c.status() && e.text().contains(c.reason()));
    }
  }

  @Test
  void passes_on_a_fleet_that_was_put_right() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      change(d, CloudChanges::putRight);
      List<String> items = cases().map(Case::item).distinct().toList();
      Run run = Runs.run(d, ReadinessFile.none(), SCOPE, items.toArray(String[]::new));
      assertThat(run.results()).hasSize(17).hasSize(items.size());
      for (Run.Result r : run.results()) {
        assertThat(r.status()).as("%s %s", r.item().id(), r.evidence()).isEqualTo(Status.PASS);
      }
    }
  }

  private static void change(DrivenSandbox d, java.util.function.Consumer<World> how) {
    World world = d.sandbox().world();
    assertThat(
            world.call(
                () -> {
                  how.accept(world);
                  return true;
                }))
        .isTrue();
  }

  private static Run.Result only(DrivenSandbox d, String item) {
    return Runs.run(d, ReadinessFile.none(), SCOPE, item).results().getFirst();
  }
}
