/** Load balancers, target groups and the health of targets. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.balance;
