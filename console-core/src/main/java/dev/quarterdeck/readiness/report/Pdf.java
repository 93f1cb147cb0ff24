package dev.quarterdeck.readiness.report;

import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.Score;
import dev.quarterdeck.readiness.attest.Question;
import dev.quarterdeck.readiness.catalogue.HardeningPoint;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;

/** The run on A4 pages, to be sent and printed: the same parts as the page for browsers. */
public final class Pdf {
  private static final double MOST_EVIDENCE = 12;

  private Pdf() {}

  /** The document's bytes. */
  public static byte[] of(Run run) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PdfPages pages = new PdfPages(Titles.title(run) + ", " + Titles.day(run.asOf()))) {
      head(pages, run);
      categories(pages, run);
      points(pages, run);
      blockers(pages, run);
      governance(pages, run);
      items(pages, run);
      pages.heading("How this is counted");
      pages.text(Titles.METHOD, PdfPages.Look.SMALL);
      run.dropped()
          .forEach((id, why) -> pages.text("Left out: " + id + ": " + why, PdfPages.Look.SMALL));
      pages.save(out, "Production readiness: " + Titles.title(run), run.asOf());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void head(PdfPages pages, Run run) {
    pages.text("Production readiness", PdfPages.Look.SMALL);
    pages.text(Titles.title(run), PdfPages.Look.TITLE);
    pages.text(Titles.where(run), PdfPages.Look.SMALL);
    pages.gap(10);
    pages.share(
        (run.ready() ? "Ready" : "Not ready") + ": " + run.score().percent() + " %",
        run.score().percent(),
        run.ready() ? Status.PASS : Status.FAIL);
    pages.text(
        run.ready()
            ? "Nothing critical or high stands in the way."
            : run.score().blockers()
                + " critical or high "
                + (run.score().blockers() == 1 ? "item stands" : "items stand")
                + " in the way.",
        PdfPages.Look.TEXT);
    StringBuilder tally = new StringBuilder();
    for (Status s : Status.values()) {
      long n = run.results().stream().filter(r -> r.status() == s).count();
      if (n > 0) {
        tally.append(tally.isEmpty() ? "" : ",  ").append(n).append(' ').append(word(s));
      }
    }
    pages.text(tally.toString(), PdfPages.Look.SMALL);
  }

  private static void categories(PdfPages pages, Run run) {
    pages.heading("By category");
    for (Score.Category c : run.score().categories()) {
      pages.share(
          Titles.category(c.category())
              + ": "
              + c.percent()
              + " %, "
              + c.passed()
              + " passed, "
              + c.failed()
              + " failed, "
              + c.unknown()
              + " unknown or open",
          c.percent(),
          c.failed() > 0
              ? Status.FAIL
              : c.unknown() > 0 || c.percent() < 100 ? Status.WARN : Status.PASS);
    }
  }

  private static void points(PdfPages pages, Run run) {
    pages.heading("The ten-item hardening list");
    for (HardeningPoint p : HardeningPoint.values()) {
      List<Run.Result> of = run.results().stream().filter(r -> r.item().point() == p).toList();
      if (!of.isEmpty()) {
        long done = of.stream().filter(r -> r.status() == Status.PASS).count();
        Status worst = Status.worst(of.stream().map(Run.Result::status).toList());
        pages.marked(worst, word(worst), p.title() + ": " + done + " of " + of.size());
      }
    }
  }

  private static void blockers(PdfPages pages, Run run) {
    List<Run.Result> in =
        run.results().stream()
            .filter(r -> r.status().blocks() && r.item().severity().weight() >= 4)
            .sorted(
                Comparator.comparing((Run.Result r) -> r.item().severity())
                    .reversed()
                    .thenComparing(r -> r.status() != Status.FAIL))
            .toList();
    if (in.isEmpty()) {
      return;
    }
    pages.heading("What stands in the way");
    for (Run.Result r : in) {
      pages.marked(
          r.status(),
          word(r.status()),
          r.item().title() + " (" + r.item().severity().id() + owner(r) + ")");
      if (r.nextStep() != null) {
        pages.text(r.nextStep(), PdfPages.Look.UNDER);
      }
    }
  }

  private static String owner(Run.Result r) {
    return (r.owner() == null ? "" : ", " + r.owner())
        + (r.due() == null ? "" : ", due " + Titles.day(r.due()));
  }

  private static void governance(PdfPages pages, Run run) {
    List<Run.Result> asked =
        run.results().stream().filter(r -> Question.governance(r.item())).toList();
    if (asked.isEmpty()) {
      return;
    }
    pages.heading("Governance");
    for (Run.Result r : asked) {
      pages.marked(r.status(), word(r.status()), Question.of(r.item()).question());
      r.evidence()
          .forEach(
              e ->
                  pages.text(
                      e.text() + " (" + e.source() + ", " + Titles.day(e.at()) + ")",
                      PdfPages.Look.UNDER));
    }
  }

  private static void items(PdfPages pages, Run run) {
    for (Score.Category c : run.score().categories()) {
      pages.heading(Titles.category(c.category()));
      run.results().stream()
          .filter(r -> r.item().category().equals(c.category()))
          .forEach(r -> item(pages, r));
    }
  }

  /** Of dozens of resources those that decide; the page for browsers has all. */
  private static void item(PdfPages pages, Run.Result r) {
    pages.marked(
        r.status(), word(r.status()), r.item().title() + " (" + r.item().severity().id() + ")");
    pages.text(r.item().passes(), PdfPages.Look.UNDER);
    List<Evidence> evidence = Titles.worstFirst(r.evidence());
    int shown = 0;
    for (Evidence e : evidence) {
      if (shown++ >= MOST_EVIDENCE) {
        pages.text("… and " + (evidence.size() - shown + 1) + " more", PdfPages.Look.UNDER);
        break;
      }
      pages.text(
          word(e.status())
              + "  "
              + e.resource()
              + ": "
              + e.text()
              + (e.permission() == null ? "" : ", needs " + e.permission()),
          PdfPages.Look.UNDER);
    }
    if (r.nextStep() != null && r.status().blocks()) {
      pages.text("Next: " + r.nextStep(), PdfPages.Look.UNDER);
    }
  }

  private static String word(Status s) {
    return switch (s) {
      case PASS -> "pass";
      case WARN -> "warning";
      case FAIL -> "fail";
      case UNKNOWN -> "unknown";
      case NOT_APPLICABLE -> "does not apply";
      case WAIVED -> "waived";
      case EXPIRED -> "expired";
      case OPEN -> "open";
    };
  }
}
