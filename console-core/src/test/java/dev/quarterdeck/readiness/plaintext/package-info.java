/** Tests of the detector. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness.plaintext;
