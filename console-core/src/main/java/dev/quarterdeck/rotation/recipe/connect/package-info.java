/** What recipes share that reach a server by an address in a secret. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.rotation.recipe.connect;
