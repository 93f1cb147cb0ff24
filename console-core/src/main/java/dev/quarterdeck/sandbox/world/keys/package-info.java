/** KMS as it lives: keys and their rotation. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.keys;
