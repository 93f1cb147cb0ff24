package dev.quarterdeck.tui.command.audit;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import java.util.List;

/** {@code qd audit list} and {@code search}. */
final class FindEntries {
  private FindEntries() {}

  static Verb list() {
    return Wanted.options(Verb.named("list", "The entries, newest first."))
        .example("qd audit list --since 7d", "What happened this week.")
        .example(
            "qd audit list --action secrets.reveal --target acme/prod -o csv",
            "Who looked at production values.")
        .runs(call -> answer(Wanted.found(call, null)));
  }

  static Verb search() {
    return Wanted.options(
            Verb.named("search", "Entries that hold a text in any field, newest first.")
                .param("TEXT", "Part of a reason, a target, a caller, an outcome; in any case."))
        .example("qd audit search INC-1207 --since 30d", "What was done for a ticket.")
        .example("qd audit search JWT_SECRET --who ci --action secrets", "One key, one caller.")
        .runs(FindEntries::found);
  }

  private static Answer found(Call call) {
    return answer(Wanted.found(call, call.required(0)));
  }

  private static Answer answer(AuditLog.Contents found) {
    List<AuditEntry> shown = found.entries().reversed();
    return Answer.good(new EntriesRendering(shown))
        .note(Cell.muted(shown.size() + (shown.size() == 1 ? " entry" : " entries")))
        .missing(Wanted.unreadable(found));
  }
}
