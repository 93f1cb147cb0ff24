package dev.quarterdeck.access.service;

import dev.quarterdeck.access.policy.Grant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one role is needed for.
 *
 * @param kind which of a task's two roles
 * @param arn the role's, or null where the task definition names none
 * @param needs every request
 * @param grants the least statements that let those through; none where nothing is needed
 */
public record RoleNeeds(Kind kind, @Nullable String arn, List<Need> needs, List<Grant> grants) {
  public RoleNeeds {
    needs = List.copyOf(needs);
    grants = List.copyOf(grants);
  }

  /** A task's roles. */
  public enum Kind {
    /** With which the agent starts the task: images, secrets, logs. */
    EXECUTION,
    /** Which the containers' own code has. */
    TASK;

    /** As people call it. */
    public String words() {
      return this == EXECUTION ? "execution role" : "task role";
    }
  }

  /** Whether the role of an instance of EC2 can stand in: for images and logs alone. */
  boolean byInstance() {
    return !needs.isEmpty()
        && needs.stream()
            .allMatch(n -> n.action().startsWith("ecr:") || n.action().startsWith("logs:"));
  }

  /** The name in its ARN, behind the path; null where there is none. */
  public @Nullable String name() {
    return arn == null ? null : arn.substring(arn.lastIndexOf('/') + 1);
  }
}
