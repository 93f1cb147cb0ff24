/** Roll-outs of services: how they stand, what differs, what ran well before. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.deployments;
