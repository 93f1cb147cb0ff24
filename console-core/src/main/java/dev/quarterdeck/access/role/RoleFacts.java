package dev.quarterdeck.access.role;

import dev.quarterdeck.access.policy.Decision;
import dev.quarterdeck.access.policy.PolicyDocument;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Port: IAM's roles and what their policies say. */
public interface RoleFacts {
  /**
   * @param trust who may assume it
   * @param boundary the ARN of its permissions boundary, or null
   */
  record Role(String arn, String name, PolicyDocument trust, @Nullable String boundary) {}

  /** A managed policy that is attached to a role. */
  record Attached(String name, String arn) {}

  /** Equivalent to {@code aws iam get-role}. */
  Outcome<Role> role(String name);

  /** Equivalent to {@code aws iam list-attached-role-policies}. */
  Outcome<Listing<Attached>> attached(String role);

  /** Names of the policies that are part of the role: {@code aws iam list-role-policies}. */
  Outcome<Listing<String>> inline(String role);

  /** Equivalent to {@code aws iam get-role-policy}. */
  Outcome<PolicyDocument> inlinePolicy(String role, String policy);

  /** The version in force: {@code aws iam get-policy} and {@code get-policy-version}. */
  Outcome<PolicyDocument> managedPolicy(String arn);

  /**
   * What all policies of the role together, its boundary among them, say of the action on each
   * resource: equivalent to {@code aws iam simulate-principal-policy --context-entries}. Where a
   * policy asks for a condition key that was not given, the answer is {@link Decision#DEPENDS}: the
   * simulator takes such a key for absent, which a request is not.
   *
   * @param context values of condition keys in such a request
   */
  Outcome<Map<String, Decision>> simulate(
      String roleArn, String action, List<String> resources, Map<String, String> context);
}
