/** What a run reads of an account: each thing once, however many items ask. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness.collect;
