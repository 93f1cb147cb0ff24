/**
 * Changes on a screen: asked for, planned, shown, confirmed, followed; drawn by both front ends.
 */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.change;
