/** How a new value of a key is made, accepted by what it opens, tested and later revoked. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.rotation.recipe;
