package dev.quarterdeck.services.taskdef;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;

/** Port: task definitions with everything that is in them, and which there are. */
public interface TaskDefinitionStore {
  /**
   * Equivalent to {@code aws ecs describe-task-definition --include TAGS}: by ARN, {@code
   * FAMILY:REVISION}, or {@code FAMILY} for its newest active revision. Never cached, because it
   * holds the values of environment variables.
   */
  Outcome<TaskDefinitionDocument> document(String id);

  /** Names of the families with an active revision: {@code list-task-definition-families}. */
  Outcome<Listing<String>> families(String prefix);

  /** ARNs of a family's active revisions, newest first: {@code list-task-definitions}. */
  Outcome<Listing<String>> revisions(String family);
}
