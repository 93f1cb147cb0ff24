/** Tests of what the window remembers. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.fx.window;
