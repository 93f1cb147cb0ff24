package dev.quarterdeck.rotation.report;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Order;
import dev.quarterdeck.rotation.journal.Phase;
import dev.quarterdeck.rotation.journal.Roll;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.secrets.Reuse;
import dev.quarterdeck.secrets.StaleTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The report of a compromised key in Markdown, for the record of an incident. It names secrets,
 * keys, versions, services and tasks, and never holds a value.
 */
public final class ReportDocument {
  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>#|~]");

  private final Operation operation;
  private final CompromiseReport report;
  private final @Nullable String reason;
  private final List<String> lines = new ArrayList<>();

  private ReportDocument(Operation operation, CompromiseReport report, @Nullable String reason) {
    this.operation = operation;
    this.report = report;
    this.reason = reason;
  }

  /** {@code reason}: why the key was replaced, as the person said; null when nothing was said. */
  public static String markdown(
      Operation operation, CompromiseReport report, @Nullable String reason) {
    return new ReportDocument(operation, report, reason).write();
  }

  private String write() {
    line("# Compromised key replaced: " + plain(names()));
    what();
    services();
    proof();
    elsewhere();
    oldVersions();
    next();
    return String.join("\n", lines) + "\n";
  }

  private void what() {
    Order order = operation.order();
    head("What was done");
    item("Operation: " + code(order.id()));
    item("Begun: " + order.at() + ", by " + code(order.caller()));
    Instant promoted = promotedAt();
    if (promoted != null) {
      item("New value in force since: " + promoted);
    }
    item("Ended: " + operation.course().updatedAt());
    item("Account " + code(order.account()) + ", region " + code(order.region()));
    if (reason != null && !reason.isBlank()) {
      item("Reason given: " + plain(reason));
    }
    for (Target t : order.targets()) {
      for (Target.Key k : t.keys()) {
        item(
            (k.key() == null ? "The value" : "Key " + code(k.key()))
                + " of "
                + code(t.name())
                + ": old version "
                + code(operation.course().original(t.arn()))
                + ", new version "
                + code(operation.course().latest(t.arn()).id())
                + ", made by recipe "
                + code(k.recipe()));
      }
    }
    operation.course().notes().forEach(n -> item("Note: " + plain(n)));
  }

  private void services() {
    head("Services restarted");
    Map<String, Roll> last = new LinkedHashMap<>();
    operation.course().phases().stream()
        .map(Phase::rolls)
        .flatMap(List::stream)
        .forEach(r -> last.put(r.ref(), r));
    if (last.isEmpty()) {
      item("None: no running service uses the key.");
    }
    for (Roll r : last.values()) {
      item(
          code(r.ref())
              + ": deployment "
              + (r.after() == null ? "none" : code(r.after()))
              + ", "
              + r.state().name().toLowerCase(Locale.ROOT));
    }
  }

  private void proof() {
    head("Who still holds the old value");
    line("As of " + report.asOf() + ".");
    line("");
    item(
        (report.clean() ? "**Nobody.** " : "**Not proven that nobody does.** ")
            + "Running tasks that were looked at: "
            + report.tasksChecked()
            + ".");
    for (StaleTask t : report.holding()) {
      item(
          "Task "
              + code(t.task())
              + " of "
              + code(place(t.cluster(), t.service()))
              + (t.certainty() == StaleTask.Certainty.CERTAIN ? " holds it." : " may hold it."));
    }
    for (CompromiseReport.Pinned p : report.pinned()) {
      item(
          code(place(p.cluster(), p.service()))
              + " is pinned to version "
              + code(p.version())
              + " of "
              + code(p.secret())
              + ": the rotation does not reach it.");
    }
    report.scheduled().forEach(s -> item(plain(s)));
    for (Unknown u : report.unknowns()) {
      item("Unknown: " + plain(u.what()) + ", because: " + plain(u.why()) + permission(u));
    }
  }

  private static String permission(Unknown u) {
    return u.permission() == null ? "" : " (permission " + code(u.permission()) + ")";
  }

  private void elsewhere() {
    head("Other places with the same value");
    if (report.alsoThere().isEmpty()) {
      item(
          report.unknowns().isEmpty()
              ? "None among the secrets of this account and region."
              : "None found; not everything could be read, see above.");
    }
    report.alsoThere().forEach(p -> item(code(place(p))));
  }

  private void oldVersions() {
    head("The old value");
    item(
        report.retired()
            ? "Revoked by this rotation."
            : "Not revoked by this rotation: where it was issued it may still be valid.");
    for (CompromiseReport.OldVersion old : report.oldVersions()) {
      item(
          "Version "
              + code(old.version())
              + " of "
              + code(old.secret())
              + (old.labels().isEmpty()
                  ? " has no label any more; Secrets Manager deletes it in its own time."
                  : " still has "
                      + code(String.join(", ", old.labels()))
                      + ": who may read the secret may read it."));
    }
  }

  private void next() {
    head("What to do next");
    List<String> secrets = operation.order().targets().stream().map(Target::name).toList();
    if (report.holding().stream().anyMatch(t -> t.service() != null)) {
      secrets.forEach(s -> item("Redeploy: " + code(redeploy(s))));
    }
    if (report.holding().stream().anyMatch(t -> t.service() == null)) {
      item("Stop the tasks named above that belong to no service.");
    }
    for (CompromiseReport.Pinned p : report.pinned()) {
      item(
          "Take the version out of the task definition of "
              + code(place(p.cluster(), p.service()))
              + " and deploy it.");
    }
    for (Reuse.Place p : report.alsoThere()) {
      item(
          "Replace it there too: "
              + code(
                  "qd rotate "
                      + p.secret()
                      + (p.key() == null ? "" : " " + p.key())
                      + " --compromised"));
    }
    if (!report.unknowns().isEmpty()) {
      secrets.forEach(
          s ->
              item(
                  "Look again once what is unknown can be read: " + code("qd secrets stale " + s)));
    }
    if (!report.retired()) {
      item("Make sure that the old value is refused where it was issued or is checked.");
    }
    Instant promoted = promotedAt();
    item(
        "Find out who used the old value"
            + (promoted == null ? "" : " until " + promoted)
            + ": AWS CloudTrail (GetSecretValue, BatchGetSecretValue) and the log of whoever accepts it.");
  }

  private String redeploy(String secret) {
    boolean possible =
        report.holding().stream().anyMatch(t -> t.certainty() == StaleTask.Certainty.POSSIBLE);
    return "qd secrets stale " + secret + " --redeploy" + (possible ? " --possible" : "");
  }

  private @Nullable Instant promotedAt() {
    return operation.course().phases().stream()
        .filter(p -> !p.undone())
        .map(Phase::promotedAt)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private String names() {
    return String.join(
        ", ",
        operation.order().targets().stream()
            .flatMap(
                t ->
                    t.keys().stream()
                        .map(k -> k.key() == null ? t.name() : k.key() + " of " + t.name()))
            .toList());
  }

  private static String place(String cluster, @Nullable String service) {
    return cluster + "/" + (service == null ? "(task)" : service);
  }

  private static String place(Reuse.Place p) {
    return p.key() == null ? p.secret() : p.secret() + ":" + p.key();
  }

  private void head(String title) {
    line("");
    line("## " + title);
    line("");
  }

  private void item(String text) {
    line("- " + text);
  }

  private void line(String text) {
    lines.add(text);
  }

  /** Text from elsewhere, shown as it is: nothing in it is markup. */
  private static String plain(String text) {
    return MARKUP.matcher(Text.clean(text)).replaceAll("\\\\$0");
  }

  /** A code span whose fence does not occur in it (CommonMark, 6.1). */
  private static String code(String text) {
    String clean = Text.clean(text);
    String fence = "`";
    while (clean.contains(fence)) {
      fence += "`";
    }
    String pad = fence.length() == 1 ? "" : " ";
    return fence + pad + clean + pad + fence;
  }
}
