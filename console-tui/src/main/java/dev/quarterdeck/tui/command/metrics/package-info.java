/** What a service carries, in numbers and sparklines. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.command.metrics;
