/** Rotation by a secret's own Lambda function, followed to its end or to why it does not end. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.rotation.recipe.lambda;
