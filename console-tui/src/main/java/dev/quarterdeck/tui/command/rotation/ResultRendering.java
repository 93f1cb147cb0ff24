package dev.quarterdeck.tui.command.rotation;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.rotation.RotationResult;
import dev.quarterdeck.rotation.journal.Course;
import dev.quarterdeck.rotation.journal.Way;
import dev.quarterdeck.rotation.report.CompromiseReport;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.RotationsJson;
import java.util.List;
import java.util.stream.Collectors;

/** What a rotation came to, and what is left to do. */
public record ResultRendering(RotationResult result) implements Rendering {
  static Answer answer(RotationResult result) {
    CompromiseReport report = result.report();
    // The value that others know is still in use, or nobody can tell: never a silent success.
    boolean unproven = result.exit() == ExitCode.GOOD && report != null && !report.clean();
    return new Answer(
        unproven ? ExitCode.BAD : result.exit(),
        new ResultRendering(result),
        result.unknowns(),
        null);
  }

  @Override
  public Page page() {
    Page page = new Page().line(headline(), 0);
    page.fact("Operation", result.operation());
    for (RotationResult.Key k : result.keys()) {
      page.fact(
          k.key() == null ? k.secret() : k.key(),
          k.oldVersion() + (k.newVersion().equals(k.oldVersion()) ? "" : " → " + k.newVersion()));
    }
    if (!result.services().isEmpty()) {
      page.gap().table(services());
    }
    CompromiseReport report = result.report();
    if (report != null) {
      ReportPage.add(page, report);
    }
    result.notes().forEach(n -> page.item(Cell.of("▲ " + n, Tone.WARN), 0));
    Course.Why why = result.why();
    if (why != null) {
      page.item(Cell.of("▲ " + why.sentence(), Tone.WARN), 0);
      page.fix(why.remedy(), 4);
    }
    next(page);
    return page;
  }

  @Override
  public Cell headline() {
    String what = names(result.keys());
    return switch (result.status()) {
      case COMPLETED -> Cell.of("✓ Rotated " + what + ".", Tone.OK);
      case BACKED_OUT ->
          Cell.of("✖ Backed out: " + what + " and its services are as they were.", Tone.BAD);
      case FAILED -> Cell.of("✖ " + what + " was not rotated; nothing was promoted.", Tone.BAD);
      case PAUSED, RUNNING -> Cell.of("▲ The rotation of " + what + " is paused.", Tone.WARN);
    };
  }

  /** {@code A, B of name} for one secret, {@code name:A, other:B} for several. */
  static String names(List<RotationResult.Key> keys) {
    boolean one = keys.stream().map(RotationResult.Key::secret).distinct().count() == 1;
    if (one && keys.stream().allMatch(k -> k.key() != null)) {
      return keys.stream().map(k -> String.valueOf(k.key())).collect(Collectors.joining(", "))
          + " of "
          + keys.getFirst().secret();
    }
    return keys.stream()
        .map(k -> k.key() == null ? k.secret() : k.secret() + ":" + k.key())
        .collect(Collectors.joining(", "));
  }

  Table services() {
    Table table =
        new Table(Column.key("SERVICE"), Column.text("DEPLOYMENT", 40), Column.whole("STATUS", 90));
    for (RotationResult.Service s : result.services()) {
      table.row(
          Cell.of(s.cluster() + "/" + s.service()),
          s.deployment() == null ? Cell.muted("none") : Cell.muted(s.deployment()),
          ServiceCells.status(s.status()));
    }
    return table;
  }

  private void next(Page page) {
    String id = result.operation();
    Course.Why why = result.why();
    boolean told = why != null && why.remedy().contains(Way.RESUME.command(id));
    if (!result.status().ended() && !told) {
      page.gap()
          .line(
              result.ways().contains(Way.ABORT) ? "Go on with it, or take it back:" : "Go on:",
              Tone.PLAIN);
      result.ways().forEach(w -> page.fix(w.command(id), 2));
    } else if (result.ways().contains(Way.RETIRE) && result.retireAfter() != null) {
      page.gap()
          .line(
              "The old value is still valid; from "
                  + Times.minute(result.retireAfter())
                  + " on, end that with:",
              Tone.PLAIN);
      page.fix(Way.RETIRE.command(id), 2);
    }
  }

  @Override
  public void json(Json json) {
    RotationsJson.result(json, result);
  }

  @Override
  public boolean jsonTellsUnknowns() {
    return true;
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("operation", "status", "secret", "key", "recipe", "oldVersion", "newVersion");
    for (RotationResult.Key k : result.keys()) {
      csv.row(
          result.operation(),
          RotationsJson.status(result.status()),
          k.secret(),
          k.key(),
          k.recipe(),
          k.oldVersion(),
          k.newVersion());
    }
    return csv;
  }
}
