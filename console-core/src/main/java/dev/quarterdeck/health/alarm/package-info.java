/** Alarms one by one: detail, history, and silence for a time. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.health.alarm;
