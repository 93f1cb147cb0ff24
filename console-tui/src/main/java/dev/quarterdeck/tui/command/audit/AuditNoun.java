package dev.quarterdeck.tui.command.audit;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Spans;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.Wording;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** {@code qd audit}. */
public final class AuditNoun {
  private AuditNoun() {}

  public static Verb noun() {
    return Verb.named("audit", "The record of what was revealed or changed, by whom and why.")
        .description(
            "Every entry carries a hash over itself and the entry before it, so that a change to"
                + " the file shows. The file lies in QD_HOME.")
        .verb(list())
        .verb(verify());
  }

  private static Verb list() {
    return Verb.named("list", "The entries, newest first.")
        .option("--since", "SPAN", "Only those of the last 30m, 12h, 7d…")
        .option("--action", "ACTION", "Only this action, for example secrets.reveal.")
        .option("--target", "TEXT", "Only those whose target holds the text.")
        .example("qd audit list --since 7d", "What happened this week.")
        .example(
            "qd audit list --action secrets.reveal --target acme/prod -o csv",
            "Who looked at production values.")
        .runs(AuditNoun::entries);
  }

  private static Answer entries(Call call) {
    String since = call.value("--since");
    Duration span =
        since == null
            ? null
            : Spans.parse(since)
                .orElseThrow(
                    () ->
                        Usage.wrong(
                            "--since '" + since + "' is not a span of time.",
                            "Write a number and a unit, for example 30m, 12h or 7d."));
    Instant now = call.console().clock().instant();
    Instant from = span == null ? Instant.MIN : now.minus(span);
    Predicate<AuditEntry> wanted = wanted(call, from);
    List<AuditEntry> all = call.console().audit().entries().orThrow();
    List<AuditEntry> shown = all.reversed().stream().filter(wanted).toList();
    return Answer.good(new EntriesRendering(shown))
        .note(Cell.muted(Wording.count(shown.size(), "entry").replace("entrys", "entries")));
  }

  private static Predicate<AuditEntry> wanted(Call call, Instant from) {
    String action = call.value("--action", "");
    String target = call.value("--target", "").toLowerCase(Locale.ROOT);
    return e ->
        !e.at().isBefore(from)
            && (action.isEmpty() || e.action().equals(action))
            && e.target().toLowerCase(Locale.ROOT).contains(target);
  }

  private static Verb verify() {
    return Verb.named("verify", "Recomputes the chain of hashes from the first entry on.")
        .exit(0, "every entry holds")
        .exit(1, "the chain is broken: an entry was changed, removed or added")
        .example("qd audit verify", "Is the record as it was written?")
        .example("qd audit verify -o json | jq .brokenAt", "The first line that does not hold.")
        .runs(AuditNoun::check);
  }

  private static Answer check(Call call) {
    AuditLog.Verification verification = call.console().audit().verify().orThrow();
    String file = call.console().home().audit().toString();
    return Answer.of(
        verification.intact() ? ExitCode.GOOD : ExitCode.BAD,
        new VerificationRendering(verification, file));
  }
}
