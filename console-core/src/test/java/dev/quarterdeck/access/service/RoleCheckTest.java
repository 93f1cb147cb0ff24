package dev.quarterdeck.access.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.policy.Decision;
import dev.quarterdeck.access.policy.Grant;
import dev.quarterdeck.access.policy.PolicyDocument;
import dev.quarterdeck.access.role.RoleFacts;
import dev.quarterdeck.access.role.SecretPolicies;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Verdicts over a role, its boundary, and the own policies of what it reads. */
class RoleCheckTest {
  private static final String ACCOUNT = "111122223333";
  private static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/exec";
  private static final String BOUNDARY = "arn:aws:iam::" + ACCOUNT + ":policy/boundary";
  private static final String SECRET =
      "arn:aws:secretsmanager:us-east-1:" + ACCOUNT + ":secret:app-AbCdEf";
  private static final String ELSEWHERE =
      "arn:aws:secretsmanager:us-east-1:444455556666:secret:app-AbCdEf";
  private static final String KEY = "arn:aws:kms:us-east-1:" + ACCOUNT + ":key/1";
  private static final Problem DENIED = new Problem.Denied("Denied.", "Ask.", "a:Read", "a:Read");

  private final World world = new World();

  /** What IAM, Secrets Manager and KMS answer. */
  private static final class World implements RoleFacts, SecretPolicies {
    String own = "";
    @Nullable String boundary;
    String trust =
        allow("sts:AssumeRole", "*", ",\"Principal\":{\"Service\":\"ecs-tasks.amazonaws.com\"}");
    @Nullable Decision simulated;
    final Map<String, String> policies = new HashMap<>();
    boolean readable = true;
    boolean boundaryReadable = true;

    @Override
    public Outcome<Role> role(String name) {
      return Outcome.done(
          new Role(
              ROLE,
              "exec",
              PolicyDocument.parse(trust).orThrow(),
              boundary == null ? null : BOUNDARY));
    }

    @Override
    public Outcome<Listing<Attached>> attached(String role) {
      return Outcome.done(Listing.complete(List.of()));
    }

    @Override
    public Outcome<Listing<String>> inline(String role) {
      return Outcome.done(Listing.complete(own.isEmpty() ? List.of() : List.of("own")));
    }

    @Override
    public Outcome<PolicyDocument> inlinePolicy(String role, String policy) {
      return PolicyDocument.parse(own);
    }

    @Override
    public Outcome<PolicyDocument> managedPolicy(String arn) {
      return boundaryReadable
          ? PolicyDocument.parse(String.valueOf(boundary))
          : Outcome.failed(DENIED);
    }

    @Override
    public Outcome<Map<String, Decision>> simulate(
        String roleArn, String action, List<String> resources, Map<String, String> context) {
      Map<String, Decision> all = new HashMap<>();
      Decision decision = simulated;
      if (decision == null) {
        return Outcome.failed(DENIED);
      }
      resources.forEach(r -> all.put(r, decision));
      return Outcome.done(all);
    }

    @Override
    public Outcome<Optional<String>> policy(String secretArn) {
      return readable
          ? Outcome.done(Optional.ofNullable(policies.get(secretArn)))
          : Outcome.failed(DENIED);
    }

    @Override
    public Outcome<String> ofKey(String key) {
      return readable ? Outcome.done(String.valueOf(policies.get(key))) : Outcome.failed(DENIED);
    }
  }

  private static String statement(String effect, String action, String resource, String more) {
    return "{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"%s\"%s}"
        .formatted(effect, action, resource, more);
  }

  private static String policy(String... statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
  }

  private static String allow(String action, String resource, String more) {
    return policy(statement("Allow", action, resource, more));
  }

  private static String principal(String arn) {
    return ",\"Principal\":{\"AWS\":\"" + arn + "\"}";
  }

  private AccessReport check(Need need) {
    Grant trust =
        new Grant(
            "EcsTasks",
            "ecs-tasks.amazonaws.com",
            List.of("sts:AssumeRole"),
            List.of(),
            Map.of(
                "StringEquals", Map.of("aws:SourceAccount", List.of(ACCOUNT)),
                "ArnLike",
                    Map.of("aws:SourceArn", List.of("arn:aws:ecs:us-east-1:" + ACCOUNT + ":*"))));
    RoleNeeds needs =
        new RoleNeeds(
            RoleNeeds.Kind.EXECUTION,
            ROLE,
            List.of(need),
            List.of(Grant.of("Least", List.of(need.action()), List.of(need.resource()))));
    return RoleCheck.of(
        new ServiceNeeds("c/s", List.of(needs), false, List.of(trust), List.of(), List.of()),
        world,
        world);
  }

  private static Need read(String secret) {
    return Need.of("secretsmanager:GetSecretValue", secret, "a secret it refers to");
  }

  private AccessReport read() {
    return check(read(SECRET));
  }

  private static List<AccessFinding> missing(AccessReport report) {
    return report.findings().stream().filter(f -> f.kind() == AccessFinding.Kind.MISSING).toList();
  }

  private static void isAllowed(AccessReport report) {
    assertThat(missing(report)).isEmpty();
    assertThat(report.unknowns()).isEmpty();
    assertThat(report.roles().getFirst().allowed()).isEqualTo(1);
  }

  private static void isUnknown(AccessReport report) {
    assertThat(missing(report)).isEmpty();
    assertThat(report.unknowns()).isNotEmpty();
    assertThat(report.roles().getFirst().allowed()).isZero();
  }

  private static String isMissing(AccessReport report) {
    assertThat(report.roles().getFirst().allowed()).isZero();
    assertThat(missing(report)).hasSize(1);
    return missing(report).getFirst().fix();
  }

  @Test
  void a_boundary_counts_and_an_unread_one_leaves_it_open() {
    world.own = allow("secretsmanager:GetSecretValue", SECRET, "");
    isAllowed(read());
    world.boundary = allow("s3:*", "*", "");
    assertThat(isMissing(read())).contains(BOUNDARY);
    world.simulated = Decision.NOT_ALLOWED;
    assertThat(isMissing(read())).contains(BOUNDARY);
    world.simulated = null;
    world.boundaryReadable = false;
    isUnknown(read());
  }

  @Test
  void to_name_the_account_in_a_secrets_policy_lets_no_role_in() {
    world.policies.put(
        SECRET, allow("secretsmanager:*", "*", principal("arn:aws:iam::" + ACCOUNT + ":root")));
    isMissing(read());
    world.policies.put(SECRET, allow("secretsmanager:*", "*", principal(ROLE)));
    isAllowed(read());
    world.policies.put(
        SECRET,
        policy(
            statement("Allow", "secretsmanager:*", "*", principal(ROLE)),
            statement("Deny", "secretsmanager:*", "*", principal("*"))));
    assertThat(isMissing(read())).contains("get-resource-policy");
  }

  @Test
  void a_denial_of_the_role_wins_over_a_secrets_policy() {
    world.policies.put(SECRET, allow("secretsmanager:*", "*", principal(ROLE)));
    world.simulated = Decision.DENIED;
    assertThat(isMissing(read())).contains("denies");
  }

  @Test
  void a_secrets_policy_that_was_not_read_leaves_it_open() {
    world.own = allow("secretsmanager:GetSecretValue", SECRET, "");
    world.simulated = Decision.ALLOWED;
    world.readable = false;
    isUnknown(read());
  }

  @Test
  void a_secret_of_another_account_has_to_let_the_role_in() {
    world.own = allow("secretsmanager:GetSecretValue", ELSEWHERE, "");
    assertThat(isMissing(check(read(ELSEWHERE)))).contains("get-resource-policy");
    world.policies.put(
        ELSEWHERE, allow("secretsmanager:*", "*", principal("arn:aws:iam::" + ACCOUNT + ":root")));
    isAllowed(check(read(ELSEWHERE)));
  }

  @Test
  void what_else_is_another_accounts_is_not_called_allowed() {
    String repository = "arn:aws:ecr:us-east-1:444455556666:repository/app";
    world.own = allow("ecr:BatchGetImage", repository, "");
    isUnknown(check(Need.of("ecr:BatchGetImage", repository, "pulling images")));
  }

  @Test
  void the_policy_of_a_key_has_to_leave_it_to_the_account_or_name_the_role() {
    Need decrypt = Need.of("kms:Decrypt", KEY, "the customer key of a secret");
    world.own = allow("kms:Decrypt", KEY, "");
    world.policies.put(KEY, allow("kms:*", "*", principal("arn:aws:iam::" + ACCOUNT + ":root")));
    isAllowed(check(decrypt));
    world.policies.put(
        KEY, allow("kms:*", "*", principal("arn:aws:iam::" + ACCOUNT + ":role/admin")));
    assertThat(isMissing(check(decrypt))).contains("get-key-policy");
    world.own = "";
    world.policies.put(KEY, allow("kms:Decrypt", "*", principal(ROLE)));
    isAllowed(check(decrypt));
    world.readable = false;
    isUnknown(check(decrypt));
  }

  @Test
  void a_condition_whose_key_the_simulator_misses_is_read_from_the_texts() {
    world.simulated = Decision.DEPENDS;
    world.own =
        allow(
            "secretsmanager:GetSecretValue",
            SECRET,
            ",\"Condition\":{\"StringEquals\":{\"aws:RequestedRegion\":\"us-east-1\"}}");
    isAllowed(read());
    world.own = world.own.replace("aws:RequestedRegion", "aws:SourceVpc");
    isUnknown(read());
  }

  @Test
  void a_trust_policy_for_other_tasks_is_none() {
    world.own = allow("secretsmanager:GetSecretValue", SECRET, "");
    String principal = ",\"Principal\":{\"Service\":\"ecs-tasks.amazonaws.com\"}";
    for (String condition :
        List.of(
            "{\"StringEquals\":{\"aws:SourceAccount\":\"999999999999\"}}",
            "{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:ecs:eu-west-1:" + ACCOUNT + ":*\"}}")) {
      world.trust = allow("sts:AssumeRole", "*", principal + ",\"Condition\":" + condition);
      assertThat(missing(read()))
          .singleElement()
          .satisfies(f -> assertThat(f.fix()).contains("qd iam policy c/s --for trust"));
    }
    world.trust =
        allow(
            "sts:AssumeRole",
            "*",
            principal
                + ",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\""
                + ACCOUNT
                + "\"},\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:ecs:us-east-1:"
                + ACCOUNT
                + ":*\"}}");
    isAllowed(read());
    world.trust = world.trust.replace("aws:SourceAccount", "sts:ExternalId");
    assertThat(read().unknowns()).extracting(Unknown::what).anyMatch(w -> w.contains("trusts"));
  }

  @Test
  void a_condition_that_every_request_meets_makes_nothing_narrower() {
    world.own = allow("*", "*", ",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"}}");
    assertThat(read().findings())
        .extracting(AccessFinding::kind)
        .contains(AccessFinding.Kind.TOO_WIDE);
  }

  @Test
  void on_instances_their_own_role_pulls_images_where_no_other_is_named() {
    Need pull = Need.of("ecr:GetAuthorizationToken", "*", "pulling images");
    for (Need need : List.of(pull, read(SECRET))) {
      RoleNeeds needs = new RoleNeeds(RoleNeeds.Kind.EXECUTION, null, List.of(need), List.of());
      for (boolean onInstances : List.of(true, false)) {
        AccessReport report =
            RoleCheck.of(
                new ServiceNeeds(
                    "c/s", List.of(needs), onInstances, List.of(), List.of(), List.of()),
                world,
                world);
        boolean open = onInstances && need.equals(pull);
        assertThat(missing(report)).hasSize(open ? 0 : 1);
        assertThat(report.unknowns()).hasSize(open ? 1 : 0);
      }
    }
  }
}
