/** The desktop console: the window, its start, and the bridge from core's screen loop to JavaFX. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.fx;
