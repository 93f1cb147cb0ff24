package dev.quarterdeck.screen.session;

import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Context;
import dev.quarterdeck.screen.console.Feed;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What another context answers, without going there. */
public record ContextPage(Context context) implements Page.OfSections<Elsewhere> {
  /** Several are read beside what one works on: less often than that. */
  private static final int SELDOM = 3;

  @Override
  public String kind() {
    return "context";
  }

  @Override
  public String title() {
    return context.label();
  }

  @Override
  public int every() {
    return SELDOM;
  }

  @Override
  public Outcome<Snapshot<Elsewhere>> read(Reads reads) {
    return reads
        .elsewhere(context)
        .map(known -> new Snapshot<>(known, known.health().asOf(), known.health().unknowns()));
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<Elsewhere> value, State state) {
    if (value == null) {
      return List.of();
    }
    Feed<Snapshot<Elsewhere>> feed = state.place(this).feed();
    Elsewhere known = value.value();
    List<Section> sections = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Verdict", ContextRows.verdict(feed, known)));
    facts.add(Fact.of("Environment", known.facts().environment().label()));
    facts.add(Fact.of("Identity", ContextRows.identity(known)));
    facts.add(Fact.of("Region", known.facts().region()));
    facts.add(
        Fact.of(
            "Services",
            known.health().services().size()
                + ", read "
                + Words.age(known.health().asOf(), state.now())
                + " ago"));
    known
        .health()
        .unknowns()
        .forEach(
            u ->
                facts.add(
                    Fact.of(
                        "Not known",
                        u.what()
                            + ": "
                            + u.why()
                            + (u.permission() == null ? "" : " It needs " + u.permission() + "."),
                        Tone.UNKNOWN)));
    sections.add(new Section.Facts(title(), facts));
    List<ServiceHealth> bad = ContextRows.troubled(known.health());
    sections.add(
        new Section.Rows(
            "Services in trouble",
            new Table(
                List.of(
                    Column.of("verdict", "VERDICT", 1),
                    Column.of("service", "SERVICE", 1),
                    Column.right("since", "FOR", 3),
                    Column.growing("reason", "REASON", 1)),
                bad.stream().map(s -> ContextRows.trouble(s.arn(), null, s, state)).toList()),
            "None."));
    return sections;
  }

  @Override
  public List<Offer> offers(@Nullable Elsewhere value, @Nullable Row row) {
    return List.of(
        new Offer(
            "switch",
            "go there",
            List.of("enter"),
            "Work in this context",
            false,
            null,
            new Msg.Switch(context.profile(), context.region())));
  }
}
