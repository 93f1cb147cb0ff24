/** JavaFX in tests: the toolkit without a display, keys and clicks, waiting without sleeping. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.fx.testing;
