package dev.quarterdeck.tui.output.json;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import java.util.List;

/** The record. */
public final class AuditJson {
  private AuditJson() {}

  /** A row of {@code audit list}. */
  public static void entry(Json json, AuditEntry e) {
    json.object(
        j ->
            j.field("seq", e.seq())
                .field("at", e.at())
                .field("caller", e.caller())
                .field("account", e.account())
                .field("region", e.region())
                .field("action", e.action())
                .field("target", e.target())
                .field("reason", e.reason())
                .field("outcome", e.outcome())
                .field("requestId", e.requestId())
                .field("hash", e.hash()));
  }

  /** {@code audit verify}. */
  public static void verification(
      Json json, String file, List<String> files, AuditLog.Verification v) {
    json.object(
        j ->
            j.field("intact", v.intact())
                .field("entries", v.entries())
                .field("brokenAt", v.brokenAt())
                .field("text", v.text())
                .field("file", file)
                .strings("files", files));
  }
}
