package dev.quarterdeck.app;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.collect.ClusterFacts;
import dev.quarterdeck.readiness.collect.EcsFacts;
import dev.quarterdeck.readiness.collect.ServiceFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import java.util.function.Consumer;

/** Tells which clusters' services are looked at: their names may tell the environment. */
record TellingEcsFacts(EcsFacts facts, Consumer<String> told) implements EcsFacts {
  @Override
  public Outcome<Listing<ClusterFacts>> clusters() {
    return facts.clusters();
  }

  @Override
  public Outcome<Listing<ServiceFacts>> services(String cluster) {
    told.accept(cluster);
    return facts.services(cluster);
  }

  @Override
  public Outcome<TaskDefinitionFacts> taskDefinition(String arn) {
    return facts.taskDefinition(arn);
  }

  @Override
  public Outcome<Listing<String>> revisions(String family, int limit) {
    return facts.revisions(family, limit);
  }
}
