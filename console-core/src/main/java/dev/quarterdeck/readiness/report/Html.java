package dev.quarterdeck.readiness.report;

import dev.quarterdeck.kernel.Markup;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.Score;
import dev.quarterdeck.readiness.attest.Question;
import dev.quarterdeck.readiness.catalogue.HardeningPoint;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The run as one page that stands alone: no script, no link to anything outside, fit to be sent and
 * printed. Text from outside is escaped.
 */
public final class Html {
  private Html() {}

  public static String of(Run run) {
    StringBuilder out = new StringBuilder(200_000);
    out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
        .append(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
        .append("<title>Production readiness: ")
        .append(Markup.html(Titles.title(run)))
        .append("</title><style>")
        .append(style())
        .append("</style></head><body>\n");
    head(out, run);
    categories(out, run);
    points(out, run);
    blockers(out, run);
    governance(out, run);
    items(out, run);
    out.append("<section><h2>How this is counted</h2><p class=\"prose\">")
        .append(Markup.html(Titles.METHOD))
        .append("</p>");
    run.dropped()
        .forEach(
            (id, why) ->
                out.append("<p>Left out: <code>")
                    .append(Markup.html(id))
                    .append("</code>: ")
                    .append(Markup.html(why))
                    .append("</p>"));
    return out.append("</section></body></html>\n").toString();
  }

  private static void head(StringBuilder out, Run run) {
    out.append("<header><p class=\"kicker\">Production readiness</p><h1>")
        .append(Markup.html(Titles.title(run)))
        .append("</h1><p class=\"where\">")
        .append(Markup.html(Titles.where(run)))
        .append("</p>")
        .append("<div class=\"verdict ")
        .append(run.ready() ? "pass" : "fail")
        .append("\"><span class=\"score\">")
        .append(run.score().percent())
        .append("<small>%</small></span><span><strong>")
        .append(run.ready() ? "Ready" : "Not ready")
        .append("</strong><br>")
        .append(
            run.ready()
                ? "Nothing critical or high stands in the way."
                : run.score().blockers()
                    + " critical or high "
                    + (run.score().blockers() == 1 ? "item stands" : "items stand")
                    + " in the way.")
        .append("</span></div><p class=\"tally\">");
    for (Status s : Status.values()) {
      long n = run.results().stream().filter(r -> r.status() == s).count();
      if (n > 0) {
        out.append("<span>").append(badge(s)).append(' ').append(n).append("</span> ");
      }
    }
    out.append("</p></header>\n");
  }

  private static void categories(StringBuilder out, Run run) {
    out.append(
        "<section><h2>By category</h2><table class=\"bars\"><thead><tr><th>Category<th class=\"n\">Score<th><th class=\"n\">Passed<th class=\"n\">Failed<th class=\"n\">Unknown or open<th class=\"n\">Items</tr></thead><tbody>");
    for (Score.Category c : run.score().categories()) {
      out.append("<tr><th scope=\"row\"><a href=\"#c-")
          .append(anchor(c.category()))
          .append("\">")
          .append(Markup.html(Titles.category(c.category())))
          .append("</a><td class=\"n\">")
          .append(c.percent())
          .append(" %<td><span class=\"bar\"><i style=\"width:")
          .append(c.percent())
          .append("%\"></i></span>");
      for (int n : new int[] {c.passed(), c.failed(), c.unknown(), c.total()}) {
        out.append("<td class=\"n\">").append(n);
      }
      out.append("</tr>");
    }
    out.append("</tbody></table></section>\n");
  }

  private static void points(StringBuilder out, Run run) {
    out.append("<section><h2>The ten-item hardening list</h2><table class=\"points\"><tbody>");
    for (HardeningPoint p : HardeningPoint.values()) {
      List<Run.Result> of = run.results().stream().filter(r -> r.item().point() == p).toList();
      if (!of.isEmpty()) {
        long done = of.stream().filter(r -> r.status() == Status.PASS).count();
        out.append("<tr><td>")
            .append(badge(Status.worst(of.stream().map(Run.Result::status).toList())))
            .append("<th scope=\"row\">")
            .append(Markup.html(p.title()))
            .append("<td>")
            .append(Markup.html(p.says()))
            .append("<td class=\"n\">")
            .append(done)
            .append(" of ")
            .append(of.size())
            .append("</tr>");
      }
    }
    out.append("</tbody></table></section>\n");
  }

  private static void blockers(StringBuilder out, Run run) {
    List<Run.Result> in =
        run.results().stream()
            .filter(r -> r.status().blocks() && r.item().severity().weight() >= 4)
            .sorted(
                Comparator.comparing((Run.Result r) -> r.item().severity())
                    .reversed()
                    .thenComparing(r -> r.status() != Status.FAIL))
            .toList();
    if (!in.isEmpty()) {
      out.append("<section><h2>What stands in the way</h2><ol class=\"steps\">");
      for (Run.Result r : in) {
        out.append("<li><a href=\"#i-")
            .append(anchor(r.item().id()))
            .append("\">")
            .append(Markup.html(r.item().title()))
            .append("</a> ")
            .append(badge(r.status()))
            .append(" <em>")
            .append(r.item().severity().id())
            .append("</em>")
            .append(owner(r))
            .append(r.nextStep() == null ? "" : "<br>" + Markup.html(r.nextStep()))
            .append("</li>");
      }
      out.append("</ol></section>\n");
    }
  }

  private static String owner(Run.Result r) {
    return (r.owner() == null ? "" : " · " + Markup.html(r.owner()))
        + (r.due() == null ? "" : " · due " + Titles.day(r.due()));
  }

  private static void governance(StringBuilder out, Run run) {
    List<Run.Result> asked =
        run.results().stream().filter(r -> Question.governance(r.item())).toList();
    if (!asked.isEmpty()) {
      out.append("<section><h2>Governance</h2><dl>");
      for (Run.Result r : asked) {
        out.append("<dt>")
            .append(Markup.html(Question.of(r.item()).question()))
            .append("<dd>")
            .append(badge(r.status()))
            .append(' ');
        r.evidence()
            .forEach(
                e ->
                    out.append(Markup.html(e.text()))
                        .append(" <small>")
                        .append(Markup.html(e.source()))
                        .append(", ")
                        .append(Titles.day(e.at()))
                        .append("</small>"));
        out.append(r.evidence().isEmpty() ? "Not answered yet." : "");
      }
      out.append("</dl></section>\n");
    }
  }

  private static void items(StringBuilder out, Run run) {
    for (Score.Category c : run.score().categories()) {
      out.append("<section><h2 id=\"c-")
          .append(anchor(c.category()))
          .append("\">")
          .append(Markup.html(Titles.category(c.category())))
          .append("</h2>");
      run.results().stream()
          .filter(r -> r.item().category().equals(c.category()))
          .forEach(r -> item(out, r));
      out.append("</section>\n");
    }
  }

  private static void item(StringBuilder out, Run.Result r) {
    out.append("<details id=\"i-")
        .append(anchor(r.item().id()))
        .append("\"")
        .append(r.status() == Status.FAIL ? " open" : "")
        .append("><summary>")
        .append(badge(r.status()))
        .append(" <b>")
        .append(Markup.html(r.item().title()))
        .append("</b> <em>")
        .append(r.item().severity().id())
        .append("</em></summary><p class=\"muted\"><code>")
        .append(Markup.html(r.item().id()))
        .append("</code> · ")
        .append(Markup.html(r.item().passes()))
        .append(owner(r))
        .append(r.expires() == null ? "" : " · until " + Titles.day(r.expires()))
        .append("</p>");
    if (!r.evidence().isEmpty()) {
      out.append("<ul>");
      for (Evidence e : Titles.worstFirst(r.evidence())) {
        out.append("<li>")
            .append(badge(e.status()))
            .append(' ')
            .append(Markup.html(e.resource()))
            .append(": ")
            .append(Markup.html(e.text()));
        out.append(" <small>")
            .append(Markup.html(e.source()))
            .append(
                e.field() == null || e.field().isEmpty() || e.value() == null
                    ? ""
                    : " · " + Markup.html(e.field()) + " = " + Markup.html(e.value()))
            .append(e.permission() == null ? "" : " · needs " + Markup.html(e.permission()))
            .append(" · ")
            .append(e.at().toString(), 0, 16)
            .append("Z</small></li>");
      }
      out.append("</ul>");
    }
    if (r.nextStep() != null) {
      out.append("<p class=\"next\">").append(Markup.html(r.nextStep())).append("</p>");
    }
    out.append("</details>");
  }

  private static String badge(Status s) {
    String mark =
        switch (s) {
          case PASS -> "✓ pass";
          case WARN -> "▲ warning";
          case FAIL -> "✖ fail";
          case UNKNOWN -> "? unknown";
          case NOT_APPLICABLE -> "– does not apply";
          case WAIVED -> "~ waived";
          case EXPIRED -> "✖ expired";
          case OPEN -> "○ open";
        };
    return "<span class=\"b " + s.id() + "\">" + mark + "</span>";
  }

  private static String anchor(String id) {
    return id.replaceAll("[^A-Za-z0-9-]", "-");
  }

  private static String style() {
    try (InputStream in = Objects.requireNonNull(Html.class.getResourceAsStream("report.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
