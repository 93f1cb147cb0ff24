package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;

/** Port: what readiness reads of ECS. Every list pages to its end or says what is missing. */
public interface EcsFacts {
  /** Equivalent to {@code aws ecs list-clusters} and {@code describe-clusters}. */
  Outcome<Listing<ClusterFacts>> clusters();

  /** Equivalent to {@code aws ecs list-services} and {@code describe-services}. */
  Outcome<Listing<ServiceFacts>> services(String cluster);

  /** Equivalent to {@code aws ecs describe-task-definition}; values are looked at and dropped. */
  Outcome<TaskDefinitionFacts> taskDefinition(String arn);

  /**
   * ARNs of the newest {@code limit} revisions of a family, active and inactive: equivalent to
   * {@code aws ecs list-task-definitions --sort DESC} for each status.
   */
  Outcome<Listing<String>> revisions(String family, int limit);
}
