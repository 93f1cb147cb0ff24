@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.command.iam;
