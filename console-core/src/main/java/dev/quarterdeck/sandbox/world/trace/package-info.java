/** The traces that X-Ray received. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.trace;
