package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.policy.Decision;
import dev.quarterdeck.access.policy.PolicyDocument;
import dev.quarterdeck.access.role.RoleFacts;
import dev.quarterdeck.aws.AwsRoleFacts;
import dev.quarterdeck.kernel.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class RolesContractTest extends Contract {
  private static final String TRUST =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
          + "{\"Service\":\"ecs-tasks.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";
  private static final String BUCKET = "arn:aws:s3:::contract/*";

  RolesContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  private static String allow(String action, String resource) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\""
        + action
        + "\",\"Resource\":\""
        + resource
        + "\"}]}";
  }

  private RoleFacts.Role create(RoleFacts roles) {
    String name = prefix + "role";
    clients.iam().createRole(q -> q.roleName(name).assumeRolePolicyDocument(TRUST));
    clients
        .iam()
        .putRolePolicy(
            q ->
                q.roleName(name)
                    .policyName("own one+two")
                    .policyDocument(allow("s3:GetObject", BUCKET)));
    String arn =
        clients
            .iam()
            .createPolicy(q -> q.policyName(prefix + "policy").policyDocument(allow("sqs:*", "*")))
            .policy()
            .arn();
    clients.iam().attachRolePolicy(q -> q.roleName(name).policyArn(arn));
    return Expect.done(roles.role(name));
  }

  @Test
  void readsARoleWithItsPolicies() {
    RoleFacts roles = new AwsRoleFacts(clients);
    RoleFacts.Role role = create(roles);
    assertThat(role.boundary()).isNull();
    assertThat(role.trust()).isEqualTo(PolicyDocument.parse(TRUST).orThrow());
    assertThat(Expect.done(roles.inline(role.name())).items()).containsExactly("own one+two");
    PolicyDocument own = Expect.done(roles.inlinePolicy(role.name(), "own one+two"));
    assertThat(Decision.of(List.of(own), "s3:GetObject", "arn:aws:s3:::contract/a"))
        .isEqualTo(Decision.ALLOWED);
    List<RoleFacts.Attached> attached = Expect.done(roles.attached(role.name())).items();
    assertThat(attached).extracting(RoleFacts.Attached::name).containsExactly(prefix + "policy");
    PolicyDocument managed = Expect.done(roles.managedPolicy(attached.getFirst().arn()));
    assertThat(Decision.of(List.of(managed), "sqs:SendMessage", "arn:aws:sqs:eu:1:q"))
        .isEqualTo(Decision.ALLOWED);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    RoleFacts roles = new AwsRoleFacts(clients);
    Expect.failed(roles.role("none"), Problem.NotFound.class);
    Expect.failed(roles.attached("none"), Problem.NotFound.class);
    Expect.failed(
        roles.managedPolicy("arn:aws:iam::" + endpoint.account() + ":policy/none"),
        Problem.NotFound.class);
  }

  @Test
  void asksTheSimulatorForSeveralResources() {
    if (differs(KnownDifference.NO_SIMULATOR)) {
      return;
    }
    RoleFacts roles = new AwsRoleFacts(clients);
    RoleFacts.Role role = create(roles);
    assertThat(
            Expect.done(
                roles.simulate(
                    role.arn(),
                    "s3:GetObject",
                    List.of("arn:aws:s3:::contract/a", "arn:aws:s3:::other/a"),
                    Map.of())))
        .containsOnly(
            Map.entry("arn:aws:s3:::contract/a", Decision.ALLOWED),
            Map.entry("arn:aws:s3:::other/a", Decision.NOT_ALLOWED));
  }
}
