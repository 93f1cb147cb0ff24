package dev.quarterdeck.readiness.report;

import dev.quarterdeck.kernel.Markup;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.Score;
import dev.quarterdeck.readiness.evidence.Status;
import java.util.List;

/**
 * The run as JUnit XML, as CI servers read it: a suite per category, a test per item. What blocks
 * is a failure, except that what could not be read is an error; waived and not applicable are
 * skipped.
 */
public final class JUnit {
  private JUnit() {}

  public static String of(Run run) {
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuites name=\"readiness\" tests=\"")
        .append(run.results().size())
        .append("\" failures=\"")
        .append(count(run.results(), false))
        .append("\" errors=\"")
        .append(count(run.results(), true))
        .append("\" time=\"0\">\n");
    for (Score.Category c : run.score().categories()) {
      List<Run.Result> of =
          run.results().stream().filter(r -> r.item().category().equals(c.category())).toList();
      long skipped =
          of.stream()
              .filter(r -> r.status() == Status.WAIVED || r.status() == Status.NOT_APPLICABLE)
              .count();
      out.append("  <testsuite name=\"")
          .append(Markup.html(c.category()))
          .append("\" tests=\"")
          .append(of.size())
          .append("\" failures=\"")
          .append(count(of, false))
          .append("\" errors=\"")
          .append(count(of, true))
          .append("\" skipped=\"")
          .append(skipped)
          .append("\" time=\"0\" timestamp=\"")
          .append(run.asOf().toString(), 0, 19)
          .append("\">\n");
      of.forEach(r -> test(out, r));
      out.append("  </testsuite>\n");
    }
    return out.append("</testsuites>\n").toString();
  }

  private static long count(List<Run.Result> results, boolean errors) {
    return results.stream()
        .filter(r -> r.status().blocks() && (r.status() == Status.UNKNOWN) == errors)
        .count();
  }

  private static void test(StringBuilder out, Run.Result r) {
    out.append("    <testcase classname=\"readiness.")
        .append(Markup.html(r.item().category()))
        .append("\" name=\"")
        .append(Markup.html(r.item().id() + ": " + r.item().title()))
        .append("\" time=\"0\"");
    String text = Titles.line(r);
    String tag =
        switch (r.status()) {
          case FAIL, EXPIRED, OPEN -> "failure";
          case UNKNOWN -> "error";
          case WAIVED, NOT_APPLICABLE -> "skipped";
          case PASS, WARN -> "";
        };
    if (tag.isEmpty()) {
      if (r.status() == Status.WARN) {
        out.append("><system-out>")
            .append(Markup.html("warning: " + text))
            .append("</system-out></testcase>\n");
      } else {
        out.append("/>\n");
      }
      return;
    }
    String message = Markup.html(text);
    if (tag.equals("skipped")) {
      // As JUnit's own writer does: the reason is the element's text, for which schemas agree.
      out.append("><skipped>").append(message).append("</skipped></testcase>\n");
      return;
    }
    out.append("><")
        .append(tag)
        .append(" message=\"")
        .append(message)
        .append("\" type=\"")
        .append(r.status().id())
        .append("\">")
        .append(Markup.html(r.nextStep() == null ? r.item().remedy() : r.nextStep()))
        .append("</")
        .append(tag)
        .append("></testcase>\n");
  }
}
