/** What the console answers to what happens, and what it draws. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.console;
