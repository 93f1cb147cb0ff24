/** The program in a process of its own, looked at from outside: where values must not be. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.secrecy;
