/** Clusters, services, deployments and tasks as the ECS scheduler moves them. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.ecs;
