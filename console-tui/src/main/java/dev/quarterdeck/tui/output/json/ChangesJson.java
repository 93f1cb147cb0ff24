package dev.quarterdeck.tui.output.json;

import dev.quarterdeck.health.timeline.Entry;
import dev.quarterdeck.health.timeline.Suspect;
import dev.quarterdeck.health.timeline.TimeLine;
import java.util.Map;

/** {@code changes}. */
public final class ChangesJson {
  private ChangesJson() {}

  /** {@code findings} by service. */
  public static void line(Json json, TimeLine line, Map<String, Suspect.Finding> findings) {
    json.object(
        j -> {
          j.field("since", line.from())
              .field("asOf", line.asOf())
              .array("changes", line.entries(), (a, e) -> a.object(o -> entry(o, e)))
              .array(
                  "suspects",
                  findings.entrySet(),
                  (a, s) -> a.object(o -> suspect(o, s.getKey(), s.getValue())));
          UnknownsJson.field(j, line.unknowns());
        });
  }

  private static void entry(Json json, Entry e) {
    json.field("at", e.at())
        .field("kind", e.kind().id())
        .strings("services", e.services())
        .field("subject", e.subject())
        .field("text", e.text())
        .field("detail", e.detail())
        .field("who", e.who())
        .field("bad", e.bad())
        .strings("logs", e.logCommands());
  }

  /** Null where nothing was found that changed before the first sign. */
  private static void suspect(Json json, String service, Suspect.Finding f) {
    Suspect s = f.suspect();
    json.field("service", service)
        .field("firstSign", f.firstSign())
        .field("at", s == null ? null : s.entry().at())
        .field("kind", s == null ? null : s.entry().kind().id())
        .field("text", s == null ? null : s.entry().text())
        .field("detail", s == null ? null : s.entry().detail())
        .field("who", s == null ? null : s.entry().who())
        .field("why", s == null ? null : s.why());
  }
}
