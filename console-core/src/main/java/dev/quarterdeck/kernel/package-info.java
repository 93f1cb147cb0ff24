/** Outcomes, problems, live values, text cleaning, secret values, files: nothing about AWS. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.kernel;
