/** {@code qd rotate} and {@code qd rotations}: keys changed safely, and the journals of that. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.command.rotation;
