package dev.quarterdeck.health.alarm;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.time.Instant;
import java.util.List;

/** Port: alarms by name, and the switch of their actions. */
public interface AlarmBook {
  /**
   * Equivalent to {@code aws cloudwatch describe-alarms --alarm-names}; names that do not exist are
   * not in the answer.
   */
  Outcome<Listing<AlarmDetail>> named(List<String> names);

  /**
   * Equivalent to {@code aws cloudwatch describe-alarm-history}, newest first; 30 days are kept.
   */
  Outcome<Listing<AlarmEvent>> history(String name, Instant from, Instant to);

  /** Equivalent to {@code aws cloudwatch disable-alarm-actions}. Only a change calls it. */
  Outcome<Boolean> disableActions(List<String> names);

  /** Equivalent to {@code aws cloudwatch enable-alarm-actions}. Only a change calls it. */
  Outcome<Boolean> enableActions(List<String> names);
}
