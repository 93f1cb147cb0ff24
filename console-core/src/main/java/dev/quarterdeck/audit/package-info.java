/** The append-only, hash-chained record of changes and reveals. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.audit;
