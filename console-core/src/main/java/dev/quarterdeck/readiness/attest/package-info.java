/** Writes people's answers into readiness.yaml without losing anybody's words. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness.attest;
