package dev.quarterdeck.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.app.ReadinessSources;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.catalogue.Catalogue;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.catalogue.Mode;
import dev.quarterdeck.readiness.collect.Once;
import dev.quarterdeck.readiness.collect.Scope;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.readiness.rules.Rules;
import dev.quarterdeck.sandbox.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecklistOnSandboxTest {
  @TempDir Path temp;

  @Test
  void lists_every_item_of_the_catalogue_exactly_once() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      Run run = Runs.all(d);
      assertThat(run.results())
          .extracting(r -> r.item().id())
          .containsExactlyElementsOf(Catalogue.builtIn().items().stream().map(Item::id).toList());
      assertThat(run.account()).isEqualTo("111122223333");
      assertThat(run.ready()).isFalse();
    }
  }

  @Test
  void an_automatic_item_has_a_rule_and_what_is_open_a_next_step() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      Rules rules = Rules.ofAws();
      for (Run.Result r : Runs.all(d).results()) {
        assertThat(rules.has(r.item().id()) || r.item().mode() != Mode.AUTO)
            .as(r.item().id())
            .isTrue();
        boolean work = r.status().blocks() || r.status() == Status.WARN;
        assertThat(r.nextStep() != null).as(r.item().id()).isEqualTo(work);
      }
    }
  }

  @Test
  void reads_each_thing_once() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      Runs.all(d);
      Map<String, Long> calls = d.sandbox().traffic().byAction();
      assertThat(calls.get("ecs:ListClusters")).isEqualTo(1);
      assertThat(calls.get("ecs:DescribeClusters")).isEqualTo(1);
      assertThat(calls.get("ecs:DescribeServices")).as("one per cluster").isEqualTo(2);
      assertThat(calls.get("ecs:DescribeTaskDefinition")).as("one per revision").isEqualTo(6);
      assertThat(calls.get("cloudwatch:DescribeAlarms")).isEqualTo(1);
      assertThat(calls.get("logs:DescribeLogGroups")).isEqualTo(1);
      assertThat(calls.get("elasticloadbalancing:DescribeTargetGroups")).isEqualTo(1);
      assertThat(calls.get("elasticloadbalancing:DescribeLoadBalancers")).isEqualTo(1);
      for (String action :
          List.of(
              "ec2:DescribeSubnets",
              "ec2:DescribeRouteTables",
              "ec2:DescribeSecurityGroups",
              "ec2:DescribeVpcEndpoints",
              "ecr:DescribeRepositories",
              "ecr:BatchGetRepositoryScanningConfiguration",
              "kms:DescribeKey",
              "kms:GetKeyRotationStatus",
              "sns:ListSubscriptionsByTopic")) {
        assertThat(calls.get(action)).as(action).isEqualTo(1);
      }
      assertThat(calls.get("iam:GetRole")).as("one per role").isEqualTo(8);
      assertThat(calls.get("iam:ListAttachedRolePolicies")).isEqualTo(8);
      assertThat(calls.get("iam:GetPolicyVersion")).as("one per managed policy").isEqualTo(1);
      assertThat(calls.get("acm:DescribeCertificate")).as("one per certificate").isEqualTo(2);
      assertThat(calls.get("ecr:DescribeImages")).as("one per repository").isEqualTo(2);
      assertThat(calls.get("wafv2:GetWebACLForResource")).as("one per load balancer").isEqualTo(2);
    }
  }

  @Test
  void missing_permissions_make_items_unknown_and_are_named() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      d.sandbox().faults().on("ecs", "DescribeTaskDefinition").deny();
      Run run = Runs.all(d);
      Run.Result leaks = Runs.of(run, "no-plaintext-secrets");
      assertThat(leaks.status()).isEqualTo(Status.UNKNOWN);
      assertThat(leaks.nextStep()).contains("ecs:DescribeTaskDefinition");
      assertThat(run.unknowns())
          .extracting(Unknown::permission)
          .contains("ecs:DescribeTaskDefinition");
      assertThat(Runs.status(run, "ecs-two-tasks"))
          .as("needs no definition")
          .isEqualTo(Status.FAIL);
    }
  }

  @Test
  void what_was_throttled_is_told_among_what_is_unknown() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      d.sandbox().faults().on("ecs", "DescribeTaskDefinition").throttle();
      Run run = Runs.run(d, ReadinessFile.none(), Runs.PROD, "no-plaintext-secrets");
      assertThat(Runs.status(run, "no-plaintext-secrets")).isEqualTo(Status.UNKNOWN);
      assertThat(run.unknowns())
          .anyMatch(u -> u.permission() == null && u.why().contains("slow down"))
          .noneMatch(u -> u.what().isBlank());
    }
  }

  @Test
  void what_aws_did_not_tell_is_not_passed_by_what_the_address_tells() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      Checklist cut =
          new Checklist(
              Doctored.of(
                  ReadinessSources.of(d.console()),
                  (name, answer) ->
                      name.equals("EcsFacts.services")
                              && answer instanceof Outcome.Done<?>(Listing<?> all)
                          ? Outcome.done(
                              all.and(List.of(new Unknown("the rest", "It was cut short.", null))))
                          : answer),
              "us-east-1",
              d.sandbox().world()::now);
      Checklist.Extras good =
          (item, in) ->
              List.of(
                  new Evidence(
                      Status.PASS, "probe", "https://a", null, null, "Good.", null, in.now()));
      Run run =
          cut.run(
                  d.deadline(),
                  new Checklist.Request(
                      ReadinessFile.none(),
                      Runs.PROD,
                      List.of("cors-not-wildcard"),
                      good,
                      Once.Progress.NONE))
              .orThrow();
      assertThat(Runs.status(run, "cors-not-wildcard")).isEqualTo(Status.UNKNOWN);
      assertThat(Runs.of(run, "cors-not-wildcard").nextStep()).contains("cut short");
    }
  }

  @Test
  void a_scope_that_names_what_is_not_there_is_no_run() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      for (Scope scope :
          List.of(
              new Scope(List.of("acme-prod", "acme-prd"), List.of()),
              new Scope(List.of(), List.of("acme-prod/apis")))) {
        assertThatThrownBy(() -> Runs.run(d, ReadinessFile.none(), scope, "ecs-two-tasks"))
            .isInstanceOfSatisfying(
                ProblemException.class,
                e -> assertThat(e.problem()).isInstanceOf(Problem.NotFound.class))
            .hasMessageContaining("acme-pr");
      }
    }
  }

  @Test
  void without_any_answer_of_aws_there_is_no_run_and_with_one_there_is() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      d.sandbox().faults().on("*", "*").fail(503);
      assertThatThrownBy(() -> Runs.run(d, ReadinessFile.none(), Scope.ALL, "ecs-two-tasks"))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem()).isInstanceOf(Problem.Unreachable.class));
      d.sandbox().faults().clear();
      d.sandbox().faults().on("sts", "GetCallerIdentity").fail(503);
      assertThat(Runs.run(d, ReadinessFile.none(), Scope.ALL, "ecs-two-tasks").account()).isNull();
    }
  }

  @Test
  void an_empty_account_passes_nothing() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.EMPTY, temp)) {
      Run run = Runs.run(d, ReadinessFile.none(), Scope.ALL);
      assertThat(run.results()).noneMatch(r -> r.status() == Status.FAIL);
      assertThat(
              run.results().stream().filter(r -> r.status() == Status.PASS).map(r -> r.item().id()))
          .isEmpty();
      assertThat(run.score().percent()).isZero();
    }
  }
}
