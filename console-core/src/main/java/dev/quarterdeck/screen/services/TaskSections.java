package dev.quarterdeck.screen.services;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.secrets.SecretPage;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.secrets.TaskVariables.Held;
import dev.quarterdeck.services.ExecCommand;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.StopCause;
import dev.quarterdeck.services.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One task: why it stopped, its containers, and what it holds of secrets. */
final class TaskSections {
  private static final int DIGEST = 19;

  private TaskSections() {}

  static List<Section> of(TaskPage page, TaskPage.Detail d, State state) {
    List<Section> sections = new ArrayList<>();
    sections.add(facts(page, d, state));
    sections.add(containers(page, d.task()));
    sections.add(secrets(d.secrets(), state.now()));
    return sections;
  }

  private static Section facts(TaskPage page, TaskPage.Detail d, State state) {
    Task t = d.task();
    Instant now = state.now();
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("Status", status(t), statusTone(t)));
    if (t.stoppedAt() != null || t.stoppedReason() != null) {
      StopCause cause = StopCause.of(t);
      facts.add(Fact.of("Because", cause.text(), cause.failure() ? Tone.WARN : Tone.MUTED));
      if (cause.failure()) {
        facts.add(Fact.of("  Fix", cause.fix(), Tone.ACCENT));
      }
      if (t.stoppedReason() != null) {
        facts.add(Fact.of("ECS says", t.stoppedReason()));
      }
      facts.add(Fact.of("Stopped", Words.when(t.stoppedAt(), now)));
    }
    facts.add(
        page.service().isEmpty()
            ? Fact.of("Service", "none: a standalone task", Tone.MUTED)
            : Fact.of("Service", page.cluster() + "/" + page.service(), Tone.ACCENT)
                .to(ServicesPage.page(state, page.cluster() + "/" + page.service()).orElse(null)));
    facts.add(Fact.of("Revision", FleetReader.shortName(t.taskDefinition())));
    facts.add(Fact.of("Created", Words.when(t.createdAt(), now), Tone.MUTED));
    facts.add(Fact.of("Started", Words.when(t.startedAt(), now)));
    if (t.startedBy() != null) {
      facts.add(Fact.of("Started by", t.startedBy(), Tone.MUTED));
    }
    TaskLogs.of(t, d.definition(), null)
        .ifPresent(logs -> facts.add(Fact.of("Logs", "of all containers", Tone.ACCENT).to(logs)));
    if (!t.lastStatus().equals("STOPPED") && !page.service().isEmpty()) {
      facts.add(
          Fact.of("Shell", TaskProposals.aws(d.region(), t, null, ExecCommand.SHELL), Tone.MUTED));
    }
    facts.add(Fact.of("ARN", t.arn(), Tone.MUTED));
    return new Section.Facts("Task", facts);
  }

  static String status(Task t) {
    String status = t.lastStatus().toLowerCase(Locale.ROOT);
    String wanted = t.desiredStatus().toLowerCase(Locale.ROOT);
    String health = t.health().equals("UNKNOWN") ? "" : ", " + t.health().toLowerCase(Locale.ROOT);
    return sign(t) + status + (status.equals(wanted) ? "" : ", to be " + wanted) + health;
  }

  private static String sign(Task t) {
    return switch (statusTone(t)) {
      case OK -> "● ";
      case WARN, BAD -> "▲ ";
      case ACCENT -> "◐ ";
      case NORMAL, UNKNOWN, MUTED -> "– ";
    };
  }

  static Tone statusTone(Task t) {
    if (t.lastStatus().equals("STOPPED")) {
      return StopCause.of(t).failure() ? Tone.WARN : Tone.MUTED;
    }
    if (t.health().equals("UNHEALTHY")) {
      return Tone.WARN;
    }
    return t.lastStatus().equals("RUNNING") ? Tone.OK : Tone.ACCENT;
  }

  private static Section containers(TaskPage page, Task t) {
    Map<String, Page<?>> links = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (Task.Container c : t.containers()) {
      links.put(c.name(), new ContainerPage(page, c.name()));
      rows.add(
          new Row(
              c.name(),
              List.of(
                  Cell.of(c.name()),
                  Cell.of(c.lastStatus().toLowerCase(Locale.ROOT), Tone.MUTED),
                  Cell.of(health(c), healthTone(c)),
                  Cell.of(
                      exit(c), c.exitCode() != null && c.exitCode() != 0 ? Tone.WARN : Tone.MUTED),
                  Cell.of(c.image() == null ? "" : c.image()),
                  Cell.of(digest(c.imageDigest()), Tone.MUTED),
                  Cell.of(c.reason() == null ? "" : c.reason(), Tone.WARN))));
    }
    return new Section.Rows(
        "Containers",
        new Table(
            List.of(
                Column.of("container", "CONTAINER", 1),
                Column.of("status", "STATUS", 2),
                Column.of("health", "HEALTH", 3),
                Column.right("exit", "EXIT", 2),
                Column.of("image", "IMAGE", 4),
                Column.of("digest", "DIGEST", 6),
                Column.growing("reason", "REASON", 2)),
            rows),
        "It has no container yet.",
        links);
  }

  static String health(Task.Container c) {
    return c.health().equals("UNKNOWN") ? "not checked" : c.health().toLowerCase(Locale.ROOT);
  }

  static Tone healthTone(Task.Container c) {
    return switch (c.health()) {
      case "HEALTHY" -> Tone.OK;
      case "UNHEALTHY" -> Tone.WARN;
      default -> Tone.MUTED;
    };
  }

  static String exit(Task.Container c) {
    return c.exitCode() == null ? "" : String.valueOf(c.exitCode());
  }

  private static String digest(@Nullable String digest) {
    return digest == null ? "" : digest.substring(0, Math.min(DIGEST, digest.length()));
  }

  /** Old values first: on a low screen the rest may be out of sight. */
  static Section secrets(List<Held> held, Instant now) {
    Map<String, Page<?>> links = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (Held h : held.stream().sorted(Comparator.comparingInt(TaskSections::rank)).toList()) {
      String id = h.container() + "/" + h.variable();
      if (h.secret() != null) {
        links.put(id, new SecretPage(h.secret(), h.name()));
      }
      rows.add(
          new Row(
              id,
              List.of(
                  freshness(h, now),
                  Cell.of(h.variable()),
                  Cell.of(h.name()),
                  Cell.of(h.key() == null ? "" : h.key()),
                  Cell.of(h.container(), Tone.MUTED))));
    }
    return new Section.Rows(
        "Secrets that it was given",
        new Table(
            List.of(
                Column.of("held", "HELD", 1),
                Column.of("variable", "VARIABLE", 1),
                Column.of("secret", "SECRET", 2),
                Column.of("key", "KEY", 3),
                Column.of("container", "CONTAINER", 4)),
            rows),
        "Its task definition references no secret.",
        links);
  }

  private static int rank(Held h) {
    if (h.secret() == null || h.pinned()) {
      return 3;
    }
    return switch (h.freshness()) {
      case STALE -> 0;
      case POSSIBLY_STALE -> 1;
      case UNKNOWN -> 2;
      case FRESH -> 3;
    };
  }

  private static Cell freshness(Held h, Instant now) {
    if (h.secret() == null) {
      return Cell.of("– a parameter", Tone.MUTED);
    }
    if (h.pinned()) {
      return Cell.of("● pinned", Tone.OK);
    }
    String since = h.since() == null ? "" : ", changed " + Words.when(h.since(), now);
    return switch (h.freshness()) {
      case FRESH -> Cell.of("● current", Tone.OK);
      case STALE -> Cell.of("▲ old value" + since, Tone.WARN);
      case POSSIBLY_STALE -> Cell.of("? may be old" + since, Tone.UNKNOWN);
      case UNKNOWN -> Cell.of("? unknown", Tone.UNKNOWN);
    };
  }
}
