package dev.quarterdeck.screen.alarms;

import dev.quarterdeck.health.Alarm;
import dev.quarterdeck.health.alarm.AlarmBook;
import dev.quarterdeck.health.alarm.SilenceBook;
import dev.quarterdeck.health.alarm.Silences;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;

/** What screens reach alarms through. */
public interface AlarmDesk {
  /** Every alarm. */
  Outcome<Listing<Alarm>> alarms();

  /** Single alarms with their rule, and their history. */
  AlarmBook alarmBook();

  /** Silences, to be run as changes. */
  Silences silences();

  /** Which silences this machine remembers. */
  SilenceBook silenceBook();
}
