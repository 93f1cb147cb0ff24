/** Rotation by a secret's own function, over the wire. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.rotation.recipe.lambda;
