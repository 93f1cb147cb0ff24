/** What the running architecture costs a month, estimated. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness.cost;
