/** RDS's instances, Aurora's clusters, their parameter groups and snapshots. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.database;
