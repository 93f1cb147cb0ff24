/** Findings that the console can put right: planned, confirmed, recorded. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness.fix;
