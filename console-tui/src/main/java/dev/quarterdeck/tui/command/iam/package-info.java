/** {@code qd iam}: policies of services and of the console's own users. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.command.iam;
