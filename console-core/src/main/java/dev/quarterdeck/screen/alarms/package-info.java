/** Alarms, their history and their silences. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.alarms;
