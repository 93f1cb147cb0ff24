/** The whole program in a real terminal: tmux's. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.tmux;
