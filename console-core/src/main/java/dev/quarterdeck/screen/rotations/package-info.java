/** Rotations on a screen: the wizard, the journals, each with its steps live. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.rotations;
