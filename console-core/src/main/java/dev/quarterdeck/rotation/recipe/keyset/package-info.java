/** A set of Ed25519 signing keys that overlap, so that no token becomes invalid before its time. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.rotation.recipe.keyset;
