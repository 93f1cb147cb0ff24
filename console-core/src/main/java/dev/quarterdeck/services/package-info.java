/** ECS: clusters, services, tasks, deployments, task definitions. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.services;
