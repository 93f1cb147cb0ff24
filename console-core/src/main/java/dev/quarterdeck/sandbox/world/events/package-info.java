/** EventBridge as it lives: the rules of the default bus and what they would start. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.events;
