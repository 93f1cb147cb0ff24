/** Inputs that nobody meant, for every parser of text from outside. */
@NullMarked
package dev.quarterdeck.fuzz;

import org.jspecify.annotations.NullMarked;
