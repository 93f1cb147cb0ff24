/** Commands run as a person runs them, without a process. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.cli;
