/** Tests of the frame. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.fx.shell;
