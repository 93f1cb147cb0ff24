/** CloudWatch alarms on the command line. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.command.alarms;
