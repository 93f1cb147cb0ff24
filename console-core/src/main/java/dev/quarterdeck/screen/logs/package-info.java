/** Lines of logs as they come, and around a time. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.logs;
