/** SSM's parameters as they live: names and types; their values are not kept. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.parameters;
