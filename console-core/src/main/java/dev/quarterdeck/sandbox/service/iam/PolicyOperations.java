package dev.quarterdeck.sandbox.service.iam;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.iam.Iam;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

/** Managed policies, what they are attached to, and the simulator. */
final class PolicyOperations {
  private static final String VERSION = "v1";
  private final Iam iam;
  private final RoleOperations roles;

  PolicyOperations(Iam iam, RoleOperations roles) {
    this.iam = iam;
    this.roles = roles;
  }

  CreatePolicyResponse create(CreatePolicyRequest q, Call call) {
    String name = Check.required(q.policyName(), "policyName", RoleOperations.INVALID);
    return CreatePolicyResponse.builder()
        .policy(shape(iam.createPolicy(name, RoleOperations.document(q.policyDocument()))))
        .build();
  }

  GetPolicyResponse get(GetPolicyRequest q, Call call) {
    return GetPolicyResponse.builder().policy(shape(policy(q.policyArn()))).build();
  }

  GetPolicyVersionResponse version(GetPolicyVersionRequest q, Call call) {
    Iam.ManagedPolicy policy = policy(q.policyArn());
    if (!VERSION.equals(q.versionId())) {
      throw RoleOperations.missing(
          "Policy "
              + q.policyArn()
              + " version "
              + q.versionId()
              + " does not exist or is not attachable.");
    }
    return GetPolicyVersionResponse.builder()
        .policyVersion(
            v ->
                v.versionId(VERSION)
                    .isDefaultVersion(true)
                    .createDate(policy.created())
                    .document(RoleOperations.encoded(policy.document())))
        .build();
  }

  AttachRolePolicyResponse attach(AttachRolePolicyRequest q, Call call) {
    Iam.Role role = roles.role(q.roleName());
    String arn = policy(q.policyArn()).arn();
    if (!role.attached.contains(arn)) {
      role.attached.add(arn);
    }
    return AttachRolePolicyResponse.builder().build();
  }

  DetachRolePolicyResponse detach(DetachRolePolicyRequest q, Call call) {
    if (!roles.role(q.roleName()).attached.remove(q.policyArn())) {
      throw RoleOperations.missing("Policy " + q.policyArn() + " was not found.");
    }
    return DetachRolePolicyResponse.builder().build();
  }

  ListAttachedRolePoliciesResponse attached(ListAttachedRolePoliciesRequest q, Call call) {
    Page<String> page =
        RoleOperations.page(
            List.copyOf(roles.role(q.roleName()).attached), q.marker(), q.maxItems());
    return ListAttachedRolePoliciesResponse.builder()
        .attachedPolicies(
            page.items().stream()
                .map(
                    a -> AttachedPolicy.builder().policyArn(a).policyName(policy(a).name()).build())
                .toList())
        .isTruncated(page.next() != null)
        .marker(page.next())
        .build();
  }

  SimulatePrincipalPolicyResponse simulate(SimulatePrincipalPolicyRequest q, Call call) {
    String source = Check.required(q.policySourceArn(), "policySourceArn", "InvalidInput");
    Iam.Role role = roles.role(source.substring(source.lastIndexOf('/') + 1));
    List<String> documents =
        Stream.concat(
                role.inline.values().stream(),
                role.attached.stream().map(a -> policy(a).document()))
            .toList();
    String boundary = role.boundary == null ? null : policy(role.boundary).document();
    List<EvaluationResult> results = new ArrayList<>();
    Map<String, String> context = new HashMap<>();
    q.contextEntries()
        .forEach(
            e ->
                context.put(
                    Objects.toString(e.contextKeyName()).toLowerCase(Locale.ROOT),
                    String.join(",", e.contextKeyValues())));
    List<String> resources = q.resourceArns().isEmpty() ? List.of("*") : q.resourceArns();
    for (String action : q.actionNames()) {
      for (String resource : resources) {
        results.add(
            EvaluationResult.builder()
                .evalActionName(action)
                .evalResourceName(resource)
                .evalDecision(Simulation.decide(documents, boundary, action, resource, context))
                .build());
      }
    }
    return SimulatePrincipalPolicyResponse.builder()
        .evaluationResults(results)
        .isTruncated(false)
        .build();
  }

  private Iam.ManagedPolicy policy(@Nullable String arn) {
    Iam.ManagedPolicy policy = iam.policy(Objects.toString(arn));
    if (policy == null) {
      throw new ServiceError(
          404, "NoSuchEntity", "Policy " + arn + " does not exist or is not attachable.");
    }
    return policy;
  }

  private Policy shape(Iam.ManagedPolicy p) {
    return Policy.builder()
        .policyName(p.name())
        .arn(p.arn())
        .path("/")
        .defaultVersionId(VERSION)
        .isAttachable(true)
        .createDate(p.created())
        .updateDate(p.created())
        .attachmentCount(
            (int) iam.roles().stream().filter(r -> r.attached.contains(p.arn())).count())
        .build();
  }
}
