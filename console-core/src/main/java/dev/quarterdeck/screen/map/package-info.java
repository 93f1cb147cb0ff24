/** The map: load balancers, services, secrets and databases with how they refer to each other. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.map;
