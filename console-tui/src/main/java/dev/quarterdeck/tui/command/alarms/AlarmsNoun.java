package dev.quarterdeck.tui.command.alarms;

import dev.quarterdeck.tui.cli.Verb;

/** {@code qd alarms}. */
public final class AlarmsNoun {
  private AlarmsNoun() {}

  public static Verb noun() {
    return Verb.named("alarms", "CloudWatch alarms: state, history, silence for a time.")
        .verb(ListAlarms.verb())
        .verb(ShowAlarm.verb())
        .verb(AlarmHistory.verb())
        .verb(SilenceAlarms.verb())
        .verb(ResumeAlarms.verb());
  }
}
