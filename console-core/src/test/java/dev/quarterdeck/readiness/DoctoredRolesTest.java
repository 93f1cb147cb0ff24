package dev.quarterdeck.readiness;

import static dev.quarterdeck.readiness.Doctored.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.policy.PolicyDocument;
import dev.quarterdeck.access.role.RoleFacts;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.readiness.collect.DatabaseFacts;
import dev.quarterdeck.readiness.collect.ServiceFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.Reference;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.Variable;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.plaintext.ValueShape;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.secrets.Rotation;
import dev.quarterdeck.secrets.SecretSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Roles, secrets, stores and variables where AWS answers as the sandbox's fleet never does. */
class DoctoredRolesTest extends DoctoredRuns {
  private static final String OWN = "arn:aws:secretsmanager:us-east-1:111122223333:secret:";

  private static PolicyDocument policy(String statement) {
    return PolicyDocument.parse("{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}")
        .orThrow();
  }

  private static Changes policies(String statement) {
    return change().each("RoleFacts.inlinePolicy", PolicyDocument.class, p -> policy(statement));
  }

  @Test
  void a_role_that_openid_connect_may_assume_is_not_of_tasks_alone() {
    String tasks =
        "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ecs-tasks.amazonaws.com\"},"
            + "\"Action\":\"sts:AssumeRole\",\"Condition\":{\"StringEquals\":"
            + "{\"aws:SourceAccount\":\"111122223333\"}}}";
    String github =
        ",{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\"arn:aws:iam::111122223333:"
            + "oidc-provider/token.actions.githubusercontent.com\"},"
            + "\"Action\":\"sts:AssumeRoleWithWebIdentity\"}";
    for (String more : List.of("", github)) {
      becomes(
          "ecs-role-trust",
          change()
              .each(
                  "RoleFacts.role",
                  RoleFacts.Role.class,
                  r -> with(r, "trust", policy(tasks + more))),
          more.isEmpty() ? Status.PASS : Status.FAIL,
          more.isEmpty() ? "only ECS tasks" : "githubusercontent.com as well");
    }
  }

  @Test
  void without_a_task_role_an_instance_lends_its_own() {
    Changes none =
        change()
            .each(
                "EcsFacts.taskDefinition",
                TaskDefinitionFacts.class,
                t -> with(t, "taskRole", null));
    becomes("iam-task-role-scoped", none, Status.PASS, "no rights at all");
    none.each(
        "EcsFacts.services",
        ServiceFacts.class,
        s -> with(s, "launch", new ServiceFacts.Launch("EC2", List.of(), null, null)));
    becomes("iam-task-role-scoped", none, Status.UNKNOWN, "of the instance it runs on");
  }

  @Test
  void a_role_that_may_change_every_secret_fails_and_a_condition_is_warned_of() {
    becomes(
        "iam-task-role-scoped",
        policies(
            "{\"Effect\":\"Allow\",\"Action\":\"secretsmanager:PutSecretValue\",\"Resource\":\"*\"}"),
        Status.FAIL,
        "may change every secret");
    becomes(
        "iam-task-role-scoped",
        policies(
            "{\"Effect\":\"Allow\",\"Action\":\"secretsmanager:GetSecretValue\",\"Resource\":\"*\","
                + "\"Condition\":{\"StringEquals\":{\"aws:ResourceTag/env\":\"prod\"}}}"),
        Status.WARN,
        "may read every secret that a condition lets through");
  }

  private Run.Result letIn(String principal, String condition) {
    Changes none =
        policies("{\"Effect\":\"Allow\",\"Action\":\"logs:PutLogEvents\",\"Resource\":\"*\"}");
    String policy =
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
            + principal
            + "\"},\"Action\":\"secretsmanager:GetSecretValue\",\"Resource\":\"*\""
            + condition
            + "}]}";
    return run(
        "iam-exec-role-scoped",
        ReadinessFile.none(),
        (name, answer) ->
            name.equals("SecretPolicies.policy")
                ? Outcome.done(Optional.of(policy))
                : name.equals("RoleFacts.simulate")
                    ? Outcome.done(Map.of())
                    : none.of(name, answer));
  }

  @Test
  void a_secret_s_own_policy_lets_a_role_in_only_by_its_name() {
    is(letIn("*", ""), Status.PASS, "reads the secrets");
    is(letIn("arn:aws:iam::111122223333:root", ""), Status.FAIL, "may not read a secret");
    is(
        letIn("*", ",\"Condition\":{\"StringEquals\":{\"aws:SourceVpce\":\"vpce-1\"}}"),
        Status.UNKNOWN,
        "a condition decides");
  }

  private Run.Result bounded(Outcome<PolicyDocument> boundary) {
    Changes role =
        change()
            .each(
                "RoleFacts.role",
                RoleFacts.Role.class,
                r -> with(r, "boundary", "arn:aws:iam::111122223333:policy/boundary"));
    return run(
        "iam-exec-role-scoped",
        ReadinessFile.none(),
        (name, answer) ->
            name.equals("RoleFacts.managedPolicy") ? boundary : role.of(name, answer));
  }

  @Test
  void a_role_may_do_no_more_than_its_boundary_which_is_read_or_leaves_it_open() {
    is(
        bounded(
            PolicyDocument.parse(
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}")),
        Status.FAIL,
        "has a permissions boundary that does not let it read a secret");
    Problem denied = new Problem.Denied("Not allowed.", "Ask.", "iam:GetPolicy", "iam:GetPolicy");
    assertThat(bounded(Outcome.failed(denied)).evidence())
        .as("nothing passes")
        .noneMatch(e -> e.status() == Status.PASS);
  }

  @Test
  void a_secret_of_another_region_is_neither_there_nor_missing() {
    Changes far =
        change()
            .containers(
                c ->
                    with(
                        c,
                        "secrets",
                        c.secrets().stream()
                            .map(r -> with(r, "valueFrom", far(r.valueFrom())))
                            .toList()));
    for (String item : List.of("secret-refs-resolve", "sm-cmk", "sm-resource-policy")) {
      becomes(item, far, Status.UNKNOWN, "It is in eu-west-1");
    }
    assertThat(run("secret-rotation", ReadinessFile.none(), far::of).evidence())
        .anyMatch(e -> e.status() == Status.UNKNOWN && e.text().contains("It is in eu-west-1"));
  }

  private static String far(String arn) {
    return arn.contains("acme/prod/database-url") ? arn.replace("us-east-1", "eu-west-1") : arn;
  }

  @Test
  void what_the_agent_reads_resolves_as_well() {
    Changes gone =
        change()
            .containers(
                c ->
                    with(
                        c,
                        "agentSecrets",
                        List.of(new Reference("repositoryCredentials", OWN + "gone-AbCdEf"))));
    becomes(
        "secret-refs-resolve",
        gone,
        Status.FAIL,
        "repositoryCredentials refers to a secret that is not there");
    Changes named =
        change()
            .containers(
                c ->
                    with(
                        c, "agentSecrets", List.of(new Reference("repositoryCredentials", "hub"))));
    becomes("secret-refs-resolve", named, Status.UNKNOWN, "named without its ARN");
  }

  private static Changes secrets(UnaryOperator<SecretSummary> change) {
    return change().each("SecretStore.describe", SecretSummary.class, change);
  }

  @Test
  void secrets_are_told_of_as_they_are() {
    becomes(
        "secret-rotation",
        secrets(s -> with(s, "rotation", new Rotation(true, null, null, null))),
        Status.UNKNOWN,
        "nobody tells when it will next");
    becomes(
        "sm-cmk",
        secrets(
            s ->
                with(s, "kmsKeyId", "arn:aws:kms:us-east-1:111122223333:alias/aws/secretsmanager")),
        Status.WARN,
        "AWS-managed key");
    becomes(
        "sm-unused",
        secrets(s -> with(with(s, "lastAccessed", null), "createdAt", d.sandbox().world().now())),
        Status.PASS,
        "was made on 2026-03-10 and never read");
  }

  @Test
  void a_cache_whose_users_nobody_found_is_not_known_to_ask_for_passwords() {
    Run.Result r =
        run(
            "redis-auth",
            ReadinessFile.none(),
            (name, answer) -> nothing("CacheFacts.users", name, answer));
    assertThat(r.evidence())
        .as("%s", r.evidence())
        .anyMatch(
            e ->
                e.resource().equals("people")
                    && e.status() == Status.UNKNOWN
                    && e.text().contains("no user of its groups was found"));
  }

  @Test
  void a_database_that_the_settings_name_and_nobody_has_is_not_passed_over() {
    for (String names : List.of("acme-prod", "acme-prod, gone")) {
      ReadinessFile file =
          ReadinessFile.parse("readiness.yaml", "settings: {databases: [" + names + "]}").orThrow();
      Run.Result r = run("rds-deletion-protection", file, (name, answer) -> answer);
      assertThat(r.evidence())
          .as("%s", r.evidence())
          .filteredOn(e -> e.status() == Status.UNKNOWN)
          .hasSize(names.endsWith("gone") ? 1 : 0)
          .allMatch(e -> e.resource().equals("gone"));
    }
  }

  @Test
  void of_an_encrypted_snapshot_nothing_is_said_that_was_not_asked() {
    is(
        run(
            "rds-snapshots-private",
            ReadinessFile.none(),
            (name, answer) ->
                name.equals("DatabaseFacts.snapshots")
                    ? Outcome.done(
                        Listing.complete(
                            List.of(new DatabaseFacts.Snapshot("s", "acme-prod", false, true))))
                    : nothing("DatabaseFacts.clusterSnapshots", name, answer)),
        Status.PASS,
        "is encrypted, and so never shared with everybody");
  }

  private static Changes variable(String name, String value) {
    return change()
        .containers(
            c ->
                with(
                    with(c, "variables", List.of(new Variable(name, ValueShape.of(name, value)))),
                    "secrets",
                    List.of()));
  }

  @Test
  void variables_are_judged_by_what_they_hold() {
    assertThat(run("debug-off", ReadinessFile.none(), variable("DEBUG", "app:*")::of).evidence())
        .anyMatch(e -> e.status() == Status.WARN && e.text().contains("neither on nor off"));
    becomes("debug-off", variable("MY_APP_DEBUG", "true"), Status.FAIL, "MY_APP_DEBUG is on");
    becomes(
        "jwt-secret-strong", variable("JWT_SECRET", "12345"), Status.UNKNOWN, "is named as one");
    becomes(
        "jwt-secret-strong",
        variable("APP_JWT_SECRET", "Zk3vQ9pLw2Zk3vQ9pLw2"),
        Status.FAIL,
        "in plain text");
    becomes(
        "db-creds-from-secrets-manager",
        variable("DB_PASSWORD", "true"),
        Status.UNKNOWN,
        "is named as one");
    becomes(
        "db-creds-from-secrets-manager",
        variable("DATABASE_URL", "postgresql://db:5432/app"),
        Status.PASS,
        "carries no credentials");
    String many = "https://a.example.org,".repeat(20);
    String item = "cors-not-wildcard";
    assertThat(
            run(item, ReadinessFile.none(), variable("ALLOWED_ORIGINS", many + "*")::of).evidence())
        .anyMatch(e -> e.status() == Status.FAIL && e.text().contains("holds a star"));
    assertThat(
            run("redis-url-tls", ReadinessFile.none(), variable("REDIS_URL", "cache:6379")::of)
                .evidence())
        .anyMatch(e -> e.status() == Status.FAIL && e.text().contains("is no address"));
  }
}
