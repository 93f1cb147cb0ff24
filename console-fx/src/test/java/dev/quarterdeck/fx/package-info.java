/** Tests of the desktop console against the sandbox, without a display. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.fx;
