/** The printed tour of the sandbox. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.command.demo;
