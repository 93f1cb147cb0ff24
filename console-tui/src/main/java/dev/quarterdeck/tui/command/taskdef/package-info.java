/** {@code qd taskdef}: task definitions. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.command.taskdef;
