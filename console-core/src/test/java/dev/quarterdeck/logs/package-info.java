/** Sources, lines, levels, tail and search. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.logs;
