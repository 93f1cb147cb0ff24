/** Every command on a living sandbox. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.command;
