/** Sets of signing keys. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.rotation.recipe.keyset;
