/** Tests of the living world. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world;
