/** Outcomes, text, values, files. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.kernel;
