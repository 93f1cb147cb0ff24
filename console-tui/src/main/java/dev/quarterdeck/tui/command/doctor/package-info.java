/** Checks that the console can do its work here. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.command.doctor;
