/** The record: chained, healed, shared. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.audit;
