/** One line in which everything is found: places, things, and what can be done here. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.palette;
