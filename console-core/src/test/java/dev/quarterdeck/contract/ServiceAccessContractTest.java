package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.console.ConsolePolicy;
import dev.quarterdeck.access.policy.PolicyText;
import dev.quarterdeck.access.service.AccessFinding;
import dev.quarterdeck.access.service.AccessReport;
import dev.quarterdeck.access.service.Need;
import dev.quarterdeck.access.service.NeedsReader;
import dev.quarterdeck.access.service.RoleCheck;
import dev.quarterdeck.access.service.RoleNeeds;
import dev.quarterdeck.access.service.ServiceNeeds;
import dev.quarterdeck.aws.AwsEcs;
import dev.quarterdeck.aws.AwsRoleFacts;
import dev.quarterdeck.aws.AwsSecretPolicies;
import dev.quarterdeck.aws.AwsSecretStore;
import dev.quarterdeck.aws.AwsTaskDefinitions;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.ServiceReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ecs.model.LogDriver;

/** The policies that are written are taken by IAM, and are found to be enough and no more. */
@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class ServiceAccessContractTest extends Contract {
  ServiceAccessContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  private String secret(String name) {
    return clients
        .secretsManager()
        .createSecret(q -> q.name(prefix + name).secretString("{\"KEY\":\"value\"}"))
        .arn();
  }

  private String service() {
    String secret = secret("app");
    String role = "arn:aws:iam::" + endpoint.account() + ":role/" + prefix;
    String definition =
        clients
            .ecs()
            .registerTaskDefinition(
                q ->
                    q.family(prefix + "api")
                        .executionRoleArn(role + "execution")
                        .taskRoleArn(role + "task")
                        .containerDefinitions(
                            c ->
                                c.name("app")
                                    .image(
                                        endpoint.account()
                                            + ".dkr.ecr."
                                            + endpoint.region()
                                            + ".amazonaws.com/team/app:1")
                                    .memory(128)
                                    .secrets(s -> s.name("KEY").valueFrom(secret + ":KEY::"))
                                    .logConfiguration(
                                        l ->
                                            l.logDriver(LogDriver.AWSLOGS)
                                                .options(
                                                    Map.of(
                                                        "awslogs-group", "/app",
                                                        "awslogs-create-group", "true",
                                                        "awslogs-region", endpoint.region(),
                                                        "awslogs-stream-prefix", "app")))))
            .taskDefinition()
            .taskDefinitionArn();
    clients.ecs().createCluster(q -> q.clusterName(prefix + "c"));
    clients
        .ecs()
        .createService(
            q ->
                q.cluster(prefix + "c")
                    .serviceName("api")
                    .taskDefinition(definition)
                    .desiredCount(0));
    return prefix + "c/api";
  }

  private ServiceNeeds needs(String service) {
    AwsEcs ecs = new AwsEcs(clients);
    InstantSource clock = endpoint::now;
    return Expect.done(
        new NeedsReader(
                new ServiceReader(new FleetReader(ecs, clock), ecs, clock),
                new AwsTaskDefinitions(clients),
                new AwsSecretStore(clients))
            .of(Deadline.in(Duration.ofSeconds(60)), service, NeedsReader.Wish.PLAIN));
  }

  private AccessReport check(ServiceNeeds needs) {
    return RoleCheck.of(needs, new AwsRoleFacts(clients), new AwsSecretPolicies(clients));
  }

  private void make(ServiceNeeds needs) {
    for (RoleNeeds r : needs.roles()) {
      clients
          .iam()
          .createRole(
              q -> q.roleName(r.name()).assumeRolePolicyDocument(PolicyText.of(needs.trust())));
      if (!r.grants().isEmpty()) {
        put(Objects.requireNonNull(r.name()), "least", PolicyText.of(r.grants()));
      }
    }
  }

  private void put(String role, String name, String document) {
    clients.iam().putRolePolicy(q -> q.roleName(role).policyName(name).policyDocument(document));
  }

  @Test
  void theLeastPolicyIsEnoughAndNoMore() {
    ServiceNeeds needs = needs(service());
    assertThat(needs.unknowns()).isEmpty();
    assertThat(needs.roles().getFirst().needs())
        .filteredOn(n -> n.action().equals("logs:CreateLogGroup"))
        .extracting(Need::resource)
        .allMatch(r -> r.endsWith(":log-group:/app:log-stream:"))
        .hasSize(1);
    AccessReport without = check(needs);
    assertThat(without.findings()).allMatch(f -> f.kind() == AccessFinding.Kind.MISSING);
    assertThat(without.findings()).extracting(AccessFinding::role).contains(prefix + "execution");

    make(needs);
    AccessReport report = check(needs);
    assertThat(report.findings()).isEmpty();
    assertThat(report.unknowns()).isEmpty();
    assertThat(report.roles().getFirst().allowed()).isEqualTo(report.roles().getFirst().needs());
    assertThat(report.roles().getFirst().how())
        .isEqualTo(
            differs(KnownDifference.NO_SIMULATOR)
                ? AccessReport.How.POLICIES
                : AccessReport.How.SIMULATED);
  }

  @Test
  void whatIsTooWideAndWhatIsDeniedIsNamed() {
    ServiceNeeds needs = needs(service());
    make(needs);
    String role = prefix + "execution";
    put(role, "wide", allow("secretsmanager:GetSecretValue", "*"));
    put(role, "idle", allow("s3:DeleteObject", "arn:aws:s3:::bucket/*"));
    assertThat(check(needs).findings())
        .filteredOn(f -> f.kind() == AccessFinding.Kind.TOO_WIDE)
        .extracting(AccessFinding::policy)
        .containsExactlyInAnyOrder("wide", "idle");
    put(role, "no", allow("secretsmanager:GetSecretValue", "*").replace("\"Allow\"", "\"Deny\""));
    assertThat(check(needs).findings())
        .filteredOn(f -> f.kind() == AccessFinding.Kind.MISSING)
        .extracting(AccessFinding::action)
        .containsExactly("secretsmanager:GetSecretValue");
  }

  @Test
  void aSecretsOwnPolicyMayDenyWhatTheRolesAllows() {
    ServiceNeeds needs = needs(service());
    make(needs);
    String root = "\"Principal\":{\"AWS\":\"arn:aws:iam::" + endpoint.account() + ":root\"},";
    String deny =
        allow("secretsmanager:GetSecretValue", "*").replace("\"Allow\",", "\"Deny\"," + root);
    clients
        .secretsManager()
        .putResourcePolicy(q -> q.secretId(prefix + "app").resourcePolicy(deny));
    assertThat(check(needs).findings())
        .filteredOn(f -> f.kind() == AccessFinding.Kind.MISSING)
        .extracting(AccessFinding::action)
        .containsExactly("secretsmanager:GetSecretValue");
  }

  @Test
  void theBoundaryOfARoleHoldsForTheSimulatorAndForTheTexts() {
    ServiceNeeds needs = needs(service());
    String boundary =
        clients
            .iam()
            .createPolicy(q -> q.policyName(prefix + "b").policyDocument(allow("s3:*", "*")))
            .policy()
            .arn();
    String role = prefix + "execution";
    clients
        .iam()
        .createRole(
            q ->
                q.roleName(role)
                    .permissionsBoundary(boundary)
                    .assumeRolePolicyDocument(PolicyText.of(needs.trust())));
    put(role, "least", PolicyText.of(needs.roles().getFirst().grants()));
    AccessReport report = check(needs);
    assertThat(report.roles().getFirst().allowed()).isZero();
    assertThat(report.findings())
        .filteredOn(f -> f.role().equals(role))
        .hasSize(report.roles().getFirst().needs())
        .allMatch(f -> f.fix().contains(boundary));
  }

  @Test
  void theOwnPolicyOfAKeyIsReadByItsAliasToo() {
    String key = clients.kms().createKey().keyMetadata().arn();
    String alias = "alias/" + prefix;
    clients.kms().createAlias(q -> q.aliasName(alias).targetKeyId(key));
    AwsSecretPolicies policies = new AwsSecretPolicies(clients);
    for (String id : List.of(key, alias)) {
      assertThat(Expect.done(policies.ofKey(id)))
          .contains("arn:aws:iam::" + endpoint.account() + ":root");
    }
    Expect.failed(policies.ofKey(key.substring(0, key.length() - 4) + "0000"), Problem.class);
  }

  private static String allow(String action, String resource) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\""
        + action
        + "\",\"Resource\":\""
        + resource
        + "\"}]}";
  }

  @Test
  void iamTakesThePoliciesOfTheConsolesUsers() {
    List<ConsolePolicy> policies =
        ConsolePolicy.of(ConsolePolicy.Level.ADMINISTRATOR, "acme/prod/");
    for (ConsolePolicy p : policies) {
      assertThat(p.size()).isLessThanOrEqualTo(PolicyText.MANAGED);
      String arn =
          clients
              .iam()
              .createPolicy(q -> q.policyName(prefix + p.name()).policyDocument(p.document()))
              .policy()
              .arn();
      assertThat(arn).endsWith(p.name());
    }
    assertThat(policies).hasSize(3);
  }
}
