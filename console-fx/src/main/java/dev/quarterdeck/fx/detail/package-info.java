/** The pane beside the table: everything about the one thing that is selected. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.fx.detail;
