/** Secrets, their versions and labels, and how a container resolves a reference to one. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.secrets;
