/** The loop: order, overtaking, closing. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.loop;
