/** The composition root: builds a session's parts from the command line's or window's wishes. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.app;
