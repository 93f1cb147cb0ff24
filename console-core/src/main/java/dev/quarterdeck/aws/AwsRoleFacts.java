package dev.quarterdeck.aws;

import dev.quarterdeck.access.policy.Decision;
import dev.quarterdeck.access.policy.PolicyDocument;
import dev.quarterdeck.access.role.RoleFacts;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

/** IAM's roles and their policies as the readiness checklist reads them. */
public final class AwsRoleFacts implements RoleFacts {
  private static final int PAGE = 1000;
  private final AwsClients aws;

  public AwsRoleFacts(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws iam get-role}. */
  @Override
  public Outcome<Role> role(String name) {
    return aws.calls()
        .method(
            () -> {
              var r = one(() -> aws.iam().getRole(q -> q.roleName(name))).role();
              return new Role(
                  r.arn(),
                  r.roleName(),
                  policy(r.assumeRolePolicyDocument()),
                  r.permissionsBoundary() == null
                      ? null
                      : r.permissionsBoundary().permissionsBoundaryArn());
            });
  }

  /** {@code aws iam list-attached-role-policies}. */
  @Override
  public Outcome<Listing<Attached>> attached(String role) {
    return aws.calls()
        .method(
            () ->
                Pages.all(
                    aws.deadline(),
                    "policies of " + role,
                    token -> {
                      ListAttachedRolePoliciesResponse r =
                          one(
                              () ->
                                  aws.iam()
                                      .listAttachedRolePolicies(
                                          q -> q.roleName(role).maxItems(PAGE).marker(token)));
                      return new Pages.Page<>(
                          r.attachedPolicies().stream()
                              .map(
                                  p ->
                                      new Attached(
                                          Nulls.empty(p.policyName()), Nulls.empty(p.policyArn())))
                              .toList(),
                          r.marker());
                    }));
  }

  /** {@code aws iam list-role-policies}. */
  @Override
  public Outcome<Listing<String>> inline(String role) {
    return aws.calls()
        .method(
            () ->
                Pages.all(
                    aws.deadline(),
                    "inline policies of " + role,
                    token -> {
                      ListRolePoliciesResponse r =
                          one(
                              () ->
                                  aws.iam()
                                      .listRolePolicies(
                                          q -> q.roleName(role).maxItems(PAGE).marker(token)));
                      return new Pages.Page<>(r.policyNames(), r.marker());
                    }));
  }

  /** {@code aws iam get-role-policy}. */
  @Override
  public Outcome<PolicyDocument> inlinePolicy(String role, String policy) {
    return aws.calls()
        .method(
            () ->
                policy(
                    one(() -> aws.iam().getRolePolicy(q -> q.roleName(role).policyName(policy)))
                        .policyDocument()));
  }

  /** {@code aws iam get-policy}, {@code get-policy-version}. */
  @Override
  public Outcome<PolicyDocument> managedPolicy(String arn) {
    return aws.calls()
        .method(
            () -> {
              String version =
                  one(() -> aws.iam().getPolicy(q -> q.policyArn(arn))).policy().defaultVersionId();
              return policy(
                  one(() -> aws.iam().getPolicyVersion(q -> q.policyArn(arn).versionId(version)))
                      .policyVersion()
                      .document());
            });
  }

  /** {@code aws iam simulate-principal-policy}. */
  @Override
  public Outcome<Map<String, Decision>> simulate(
      String roleArn, String action, List<String> resources, Map<String, String> context) {
    return aws.calls()
        .method(
            () -> {
              Map<String, Decision> decisions = new HashMap<>();
              Pages.whole(
                      aws.deadline(),
                      "simulated decisions",
                      Integer.MAX_VALUE,
                      token -> {
                        SimulatePrincipalPolicyResponse r =
                            one(
                                () ->
                                    aws.iam()
                                        .simulatePrincipalPolicy(
                                            q ->
                                                q.policySourceArn(roleArn)
                                                    .actionNames(action)
                                                    .resourceArns(resources)
                                                    .contextEntries(
                                                        context.isEmpty() ? null : entries(context))
                                                    .marker(token)));
                        return new Pages.Page<>(r.evaluationResults(), r.marker());
                      })
                  .forEach(r -> collect(r, decisions));
              return Map.copyOf(decisions);
            });
  }

  private static List<ContextEntry> entries(Map<String, String> context) {
    return context.entrySet().stream()
        .map(
            e ->
                ContextEntry.builder()
                    .contextKeyName(e.getKey())
                    .contextKeyType(ContextKeyTypeEnum.STRING)
                    .contextKeyValues(e.getValue())
                    .build())
        .toList();
  }

  /** For several resources the answer is within, for one it is the result's own. */
  private static void collect(EvaluationResult r, Map<String, Decision> decisions) {
    if (r.hasResourceSpecificResults() && !r.resourceSpecificResults().isEmpty()) {
      r.resourceSpecificResults()
          .forEach(
              s ->
                  decisions.put(
                      s.evalResourceName(),
                      decision(s.evalResourceDecision(), s.missingContextValues())));
    } else {
      decisions.put(r.evalResourceName(), decision(r.evalDecision(), r.missingContextValues()));
    }
  }

  private static Decision decision(PolicyEvaluationDecisionType type, List<String> notGiven) {
    if (!notGiven.isEmpty()) {
      return Decision.DEPENDS;
    }
    return switch (type) {
      case ALLOWED -> Decision.ALLOWED;
      case EXPLICIT_DENY -> Decision.DENIED;
      case IMPLICIT_DENY -> Decision.NOT_ALLOWED;
      case UNKNOWN_TO_SDK_VERSION -> Decision.DEPENDS;
    };
  }

  private static PolicyDocument policy(String document) {
    return PolicyDocument.parse(Nulls.empty(document)).orThrow();
  }

  private <T> T one(Callable<T> call) {
    return aws.calls().one(call);
  }
}
