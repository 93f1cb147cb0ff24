/** Tests of alarms. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.health.alarm;
