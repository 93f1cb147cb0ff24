/** Answers of one-shot commands as a table for people, CSV for spreadsheets, JSON for programs. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.output;
