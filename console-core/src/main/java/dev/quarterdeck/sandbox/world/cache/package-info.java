/** ElastiCache's replication groups and the AUTH tokens that they take. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.cache;
