/** An AWS endpoint of our own on loopback, for demos, training and tests. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox;
