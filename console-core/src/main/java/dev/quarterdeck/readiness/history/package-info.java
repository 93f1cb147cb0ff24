/** Earlier runs: the trend, and what changed between two of them. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness.history;
