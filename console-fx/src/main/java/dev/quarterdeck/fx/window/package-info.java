/** What the window remembers of itself between starts. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.fx.window;
