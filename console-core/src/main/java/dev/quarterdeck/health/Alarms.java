package dev.quarterdeck.health;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.util.Map;

/** Port: CloudWatch alarms. */
public interface Alarms {
  /** Equivalent to {@code aws cloudwatch describe-alarms}. */
  Outcome<Listing<Alarm>> all();

  /** Equivalent to {@code aws cloudwatch list-tags-for-resource}. */
  Outcome<Map<String, String>> tags(String alarmArn);
}
