package dev.quarterdeck.sandbox.service.iam;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.iam.Iam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Roles, whom they trust, and the policies that are part of them. */
final class RoleOperations {
  static final String INVALID = "ValidationError";
  private static final int PAGE = 100;
  private static final int LARGEST = 1000;
  private final Iam iam;

  RoleOperations(Iam iam) {
    this.iam = iam;
  }

  CreateRoleResponse create(CreateRoleRequest q, Call call) {
    String name = Check.required(q.roleName(), "roleName", INVALID);
    if (iam.role(name) != null) {
      throw new ServiceError(
          409, "EntityAlreadyExists", "Role with name " + name + " already exists.");
    }
    Iam.Role role = iam.createRole(name, document(q.assumeRolePolicyDocument()));
    role.boundary = q.permissionsBoundary();
    return CreateRoleResponse.builder().role(shape(role)).build();
  }

  GetRoleResponse get(GetRoleRequest q, Call call) {
    return GetRoleResponse.builder().role(shape(role(q.roleName()))).build();
  }

  UpdateAssumeRolePolicyResponse trust(UpdateAssumeRolePolicyRequest q, Call call) {
    role(q.roleName()).trust = document(q.policyDocument());
    return UpdateAssumeRolePolicyResponse.builder().build();
  }

  PutRolePolicyResponse putInline(PutRolePolicyRequest q, Call call) {
    role(q.roleName())
        .inline
        .put(Check.required(q.policyName(), "policyName", INVALID), document(q.policyDocument()));
    return PutRolePolicyResponse.builder().build();
  }

  GetRolePolicyResponse inline(GetRolePolicyRequest q, Call call) {
    String document = role(q.roleName()).inline.get(q.policyName());
    if (document == null) {
      throw missing("The role policy with name " + q.policyName() + " cannot be found.");
    }
    return GetRolePolicyResponse.builder()
        .roleName(q.roleName())
        .policyName(q.policyName())
        .policyDocument(encoded(document))
        .build();
  }

  ListRolePoliciesResponse listInline(ListRolePoliciesRequest q, Call call) {
    Page<String> page =
        page(List.copyOf(role(q.roleName()).inline.keySet()), q.marker(), q.maxItems());
    return ListRolePoliciesResponse.builder()
        .policyNames(page.items())
        .isTruncated(page.next() != null)
        .marker(page.next())
        .build();
  }

  static <T> Page<T> page(List<T> all, @Nullable String marker, @Nullable Integer size) {
    return Page.of(all, marker, Check.range(size, PAGE, 1, LARGEST, "maxItems", INVALID), INVALID);
  }

  Iam.Role role(@Nullable String name) {
    Iam.Role role = iam.role(Objects.toString(name));
    if (role == null) {
      throw missing("The role with name " + name + " cannot be found.");
    }
    return role;
  }

  static ServiceError missing(String message) {
    return new ServiceError(404, "NoSuchEntity", message);
  }

  /** The text, when it is JSON at all. */
  static String document(@Nullable String text) {
    try {
      if (text != null && JsonMapper.shared().readTree(text).isObject()) {
        return text;
      }
    } catch (JacksonException e) {
      throw new ServiceError("MalformedPolicyDocument", "This policy contains invalid Json");
    }
    throw new ServiceError("MalformedPolicyDocument", "Syntax errors in policy.");
  }

  /** As RFC 3986 encodes, which is how IAM hands documents out. */
  static String encoded(String document) {
    return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Role shape(Iam.Role r) {
    return Role.builder()
        .path("/")
        .roleName(r.name())
        .roleId(r.id())
        .arn(r.arn())
        .createDate(r.created())
        .assumeRolePolicyDocument(encoded(r.trust))
        .maxSessionDuration(3600)
        .permissionsBoundary(
            r.boundary == null
                ? null
                : AttachedPermissionsBoundary.builder()
                    .permissionsBoundaryType("Policy")
                    .permissionsBoundaryArn(r.boundary)
                    .build())
        .build();
  }
}
