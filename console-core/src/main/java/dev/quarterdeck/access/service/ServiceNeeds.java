package dev.quarterdeck.access.service;

import dev.quarterdeck.access.policy.Grant;
import dev.quarterdeck.kernel.Unknown;
import java.util.List;

/**
 * What a service's roles are needed for, over the task definitions of all its live deployments.
 *
 * @param ref {@code CLUSTER/SERVICE}
 * @param roles execution roles, then task roles; more than one of a kind while revisions differ
 * @param onInstances whether its tasks run on instances, whose own role pulls images and writes
 *     logs where no execution role is named
 * @param trust who assumes them
 * @param notes what is to be known about the policies
 * @param unknowns what could not be read
 */
public record ServiceNeeds(
    String ref,
    List<RoleNeeds> roles,
    boolean onInstances,
    List<Grant> trust,
    List<String> notes,
    List<Unknown> unknowns) {
  public ServiceNeeds {
    roles = List.copyOf(roles);
    trust = List.copyOf(trust);
    notes = List.copyOf(notes);
    unknowns = List.copyOf(unknowns);
  }
}
