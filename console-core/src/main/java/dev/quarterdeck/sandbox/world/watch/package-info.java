/** Logs, metrics and alarms that follow what the tasks do. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.watch;
