package dev.quarterdeck.tui.command.alarms;

import dev.quarterdeck.health.Alarm;
import dev.quarterdeck.health.alarm.Silence;
import dev.quarterdeck.tui.output.json.Json;
import org.jspecify.annotations.Nullable;

/** An alarm as JSON. */
final class AlarmJson {
  private AlarmJson() {}

  static void alarm(Json json, Alarm a, @Nullable Silence silence) {
    json.object(j -> fields(j, a, silence));
  }

  static void fields(Json json, Alarm a, @Nullable Silence silence) {
    json.field("name", a.name())
        .field("arn", a.arn())
        .field("state", a.state())
        .field("reason", a.stateReason())
        .field("since", a.since())
        .field("actionsEnabled", a.actionsEnabled())
        .field("silencedUntil", silence == null ? null : silence.until())
        .field("silencedBy", silence == null ? null : silence.by())
        .field("silencedFor", silence == null ? null : silence.reason())
        .field("namespace", a.namespace())
        .field("metric", a.metric())
        .map("dimensions", a.dimensions())
        .array("watched", a.watched(), (j, of) -> j.object(o -> of.forEach(o::field)));
  }
}
