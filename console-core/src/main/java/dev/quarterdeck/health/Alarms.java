package dev.quarterdeck.health;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;

/** Port: CloudWatch alarms. */
public interface Alarms {
  /** Equivalent to {@code aws cloudwatch describe-alarms}. */
  Outcome<Listing<Alarm>> all();
}
