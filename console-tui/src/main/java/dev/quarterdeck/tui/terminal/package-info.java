/**
 * The terminal itself: cells and their difference on the wire, colours, keys, resize, suspend,
 * restore.
 */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.terminal;
