/** Recipes: what they make, refuse and say; pure, on loopback, and over the wire. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.rotation.recipe;
