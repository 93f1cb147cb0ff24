/** Finding what was typed. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.palette;
