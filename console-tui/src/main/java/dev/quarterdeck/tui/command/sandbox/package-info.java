/** The sandbox as a server for other clients. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.command.sandbox;
