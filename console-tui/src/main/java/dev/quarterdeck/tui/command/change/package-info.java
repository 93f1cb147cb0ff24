/** What every changing command shares: its options, the plan as text and JSON, the confirmation. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.command.change;
