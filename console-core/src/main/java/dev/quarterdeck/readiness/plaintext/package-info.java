/** Finds secret values that stand in plain text; knows nothing about where the text comes from. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness.plaintext;
