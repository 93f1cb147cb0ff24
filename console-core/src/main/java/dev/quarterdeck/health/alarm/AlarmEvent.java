package dev.quarterdeck.health.alarm;

import java.time.Instant;

/**
 * An entry of an alarm's history.
 *
 * @param type StateUpdate, ConfigurationUpdate or Action, among others
 */
public record AlarmEvent(String alarm, Instant at, String type, String summary) {}
