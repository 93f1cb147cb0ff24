/** VPCs as tasks see them. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.network;
