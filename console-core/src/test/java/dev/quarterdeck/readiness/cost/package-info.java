/** Estimates against the sandbox. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness.cost;
