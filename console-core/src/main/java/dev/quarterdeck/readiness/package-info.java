/** The production-readiness checklist: evidence, attestations, score and reports. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness;
