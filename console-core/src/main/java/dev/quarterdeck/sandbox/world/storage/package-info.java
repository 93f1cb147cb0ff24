/** Buckets, file systems, and what of all resources is backed up. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.storage;
