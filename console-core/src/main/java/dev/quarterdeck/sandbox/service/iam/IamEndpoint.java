package dev.quarterdeck.sandbox.service.iam;

import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.world.World;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;

/** IAM: roles and their policies. */
public final class IamEndpoint extends ServiceEndpoint {
  public IamEndpoint(World world) {
    RoleOperations roles = new RoleOperations(world.iam());
    on("CreateRole", CreateRoleRequest::builder, roles::create);
    on("GetRole", GetRoleRequest::builder, roles::get);
    on("UpdateAssumeRolePolicy", UpdateAssumeRolePolicyRequest::builder, roles::trust);
    on("PutRolePolicy", PutRolePolicyRequest::builder, roles::putInline);
    on("GetRolePolicy", GetRolePolicyRequest::builder, roles::inline);
    on("ListRolePolicies", ListRolePoliciesRequest::builder, roles::listInline);
    PolicyOperations policies = new PolicyOperations(world.iam(), roles);
    on("CreatePolicy", CreatePolicyRequest::builder, policies::create);
    on("GetPolicy", GetPolicyRequest::builder, policies::get);
    on("GetPolicyVersion", GetPolicyVersionRequest::builder, policies::version);
    on("AttachRolePolicy", AttachRolePolicyRequest::builder, policies::attach);
    on("DetachRolePolicy", DetachRolePolicyRequest::builder, policies::detach);
    on("ListAttachedRolePolicies", ListAttachedRolePoliciesRequest::builder, policies::attached);
    on("SimulatePrincipalPolicy", SimulatePrincipalPolicyRequest::builder, policies::simulate);
  }

  @Override
  public String signingName() {
    return "iam";
  }

  @Override
  public Protocol protocol() {
    return Protocol.QUERY;
  }

  @Override
  public String targetPrefix() {
    return "AWSIdentityManagementV20100508";
  }

  @Override
  public String apiVersion() {
    return "2010-05-08";
  }

  @Override
  public String xmlNamespace() {
    return "https://iam.amazonaws.com/doc/2010-05-08/";
  }
}
