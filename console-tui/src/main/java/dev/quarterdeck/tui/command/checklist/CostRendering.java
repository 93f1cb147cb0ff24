package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.readiness.cost.Estimate;
import dev.quarterdeck.readiness.cost.Prices;
import dev.quarterdeck.tui.command.Wording;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.UnknownsJson;

/** The estimate line by line, its date, and other ways of hosting beside it. */
record CostRendering(Estimate estimate, String region) implements Rendering {
  @Override
  public Page page() {
    Prices p = estimate.prices();
    Page page = new Page();
    page.line(
        Cell.of(
            "About " + p.currency() + " " + estimate.total() + " a month, of what is counted here",
            Tone.STRONG),
        0);
    page.line(
        Cell.muted(
            "Prices of " + p.region() + ", gathered on " + p.date() + "; --prices takes your own."),
        0);
    if (!p.region().equals(region)) {
      page.line(
          Cell.of("This region is " + region + ", where prices differ from these.", Tone.WARN), 0);
    }
    if (estimate.unverified().signum() > 0) {
      page.line(
          Cell.of(
              p.currency()
                  + " "
                  + estimate.unverified()
                  + " of it are counted with prices that could not be verified, marked below.",
              Tone.WARN),
          0);
    }
    Table table =
        new Table(Column.key("WHAT"), Column.number("A MONTH", 90), Column.text("HOW", 50));
    estimate
        .lines()
        .forEach(l -> table.row(Cell.of(l.what()), Cell.of(l.monthly().toString()), how(l)));
    page.gap().table(table).gap();
    estimate.unknowns().forEach(u -> page.item(Wording.unknown(u), 0));
    if (!estimate.sources().isEmpty()) {
      page.heading("Where the prices are from");
      estimate.sources().forEach(source -> page.item(Cell.muted(source), 0));
    }
    page.heading("Other ways of hosting a small product, a month");
    Table options =
        new Table(
            Column.key("WAY"),
            Column.number("FROM", 80),
            Column.number("TO", 80),
            Column.text("HOLDS", 50));
    p.options()
        .forEach(
            o ->
                options.row(
                    Cell.of(o.name()), Cell.of(o.from()), Cell.of(o.to()), Cell.muted(o.holds())));
    return page.table(options);
  }

  private static Cell how(Estimate.Line l) {
    return l.unverified() == null
        ? Cell.muted(l.how())
        : Cell.of(l.how() + "; price not verified: " + l.unverified(), Tone.WARN);
  }

  @Override
  public boolean pageTellsUnknowns() {
    return true;
  }

  @Override
  public boolean jsonTellsUnknowns() {
    return true;
  }

  @Override
  public void json(Json json) {
    Prices p = estimate.prices();
    json.object(
        j -> {
          j.field("currency", p.currency())
              .field("monthly", estimate.total().toString())
              .field("monthlyUnverified", estimate.unverified().toString())
              .field("pricesDate", p.date())
              .field("pricesRegion", p.region())
              .field("region", region)
              .array(
                  "lines",
                  estimate.lines(),
                  (a, l) ->
                      a.object(
                          o ->
                              o.field("what", l.what())
                                  .field("how", l.how())
                                  .field("monthly", l.monthly().toString())
                                  .field("verified", l.unverified() == null)
                                  .field("unverified", l.unverified())
                                  .strings("sources", l.sources())))
              .array(
                  "options",
                  p.options(),
                  (a, x) ->
                      a.object(
                          o ->
                              o.field("name", x.name())
                                  .field("from", x.from())
                                  .field("to", x.to())
                                  .field("holds", x.holds())));
          UnknownsJson.field(j, estimate.unknowns());
        });
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("what", "how", "monthly", "currency", "unverified", "sources");
    estimate
        .lines()
        .forEach(
            l ->
                csv.row(
                    l.what(),
                    l.how(),
                    l.monthly(),
                    estimate.prices().currency(),
                    l.unverified() == null ? "" : l.unverified(),
                    String.join("; ", l.sources())));
    return csv;
  }
}
