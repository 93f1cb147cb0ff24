package dev.quarterdeck.screen.session;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Context;
import dev.quarterdeck.screen.console.Contexts;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Profiles and regions to switch to without a restart, each with its environment. */
public record ContextsPage() implements Page.OfRows<ContextsPage.Choice> {
  private static final String PROFILE = "profile ";
  private static final String REGION = "region ";
  private static final Cell NOTHING = Cell.of("", Tone.MUTED);

  /** Where one is, and where one could be. */
  public record Choice(State.Facts here, Contexts contexts) {}

  @Override
  public String kind() {
    return "contexts";
  }

  @Override
  public String title() {
    return "Contexts";
  }

  @Override
  public Outcome<Snapshot<Choice>> read(Reads reads) {
    return Outcome.of(
        () -> new Snapshot<>(new Choice(reads.facts(), reads.contexts()), reads.now(), List.of()));
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("here", "HERE", 1),
        Column.of("kind", "KIND", 2),
        Column.of("name", "NAME", 1),
        Column.of("environment", "ENVIRONMENT", 1),
        Column.of("mode", "CHANGES", 3),
        Column.of("region", "REGION", 3),
        Column.growing("account", "ACCOUNT", 4));
  }

  @Override
  public Table table(Snapshot<Choice> value) {
    State.Facts here = value.value().here();
    Contexts contexts = value.value().contexts();
    List<Row> rows = new ArrayList<>();
    for (String name : contexts.profiles()) {
      rows.add(profile(name, name.equals(here.profile()), contexts.about().get(name)));
    }
    for (String name : contexts.regions()) {
      rows.add(region(name, name.equals(here.region())));
    }
    // Where one is comes first: among some forty regions it would not be in sight.
    rows.sort(Comparator.comparing(row -> row.cells().getFirst().sort()));
    return new Table(columns(), rows);
  }

  private static Row profile(String name, boolean here, Contexts.@Nullable About about) {
    return new Row(
        PROFILE + name,
        List.of(
            here(here),
            Cell.of("profile", Tone.MUTED),
            Cell.of(name),
            about == null
                ? Cell.of(Words.NOT_KNOWN, Tone.UNKNOWN)
                : about.environment().production()
                    ? Cell.of("▲ " + about.environment().label(), Tone.WARN)
                    : Cell.of(about.environment().label()),
            about != null && about.readOnly()
                ? Cell.of("read-only at first", Tone.OK)
                : Cell.of(Words.NONE, Tone.MUTED),
            text(about == null ? null : about.region()),
            text(about == null ? null : about.account())));
  }

  private static Row region(String name, boolean here) {
    return new Row(
        REGION + name,
        List.of(
            here(here),
            Cell.of("region", Tone.MUTED),
            Cell.of(name),
            NOTHING,
            NOTHING,
            NOTHING,
            NOTHING));
  }

  private static Cell here(boolean here) {
    return here ? Cell.number("● here", Tone.ACCENT, 0) : Cell.number("", Tone.MUTED, 1);
  }

  private static Cell text(@Nullable String text) {
    return Cell.of(text == null ? Words.NONE : text, Tone.MUTED);
  }

  @Override
  public String whenEmpty() {
    return "There is no profile in the AWS files. Make one with: aws configure";
  }

  @Override
  public List<Offer> offers(@Nullable Choice value, @Nullable Row row) {
    List<Offer> offers = new ArrayList<>();
    if (row != null) {
      boolean profile = row.id().startsWith(PROFILE);
      String name = row.id().substring((profile ? PROFILE : REGION).length());
      offers.add(
          new Offer(
              "switch",
              "switch",
              List.of("enter"),
              "Go to the chosen profile or region",
              false,
              null,
              profile ? new Msg.Switch(name, null) : new Msg.Switch(null, name)));
    }
    if (value != null) {
      List<Context> all = new ArrayList<>(List.of(Context.of(value.here())));
      value.contexts().profiles().stream()
          .filter(name -> !name.equals(value.here().profile()))
          .forEach(name -> all.add(value.contexts().at(name)));
      offers.add(
          Offer.to(
              "beside",
              "side by side",
              "b",
              "How all profiles stand, side by side; Enter does it with those marked",
              BesidePage.of(all)));
    }
    return offers;
  }

  /** Profiles with their regions, regions of this profile, or each of those with each of these. */
  @Override
  public List<Offer> several(Choice value, List<Row> rows) {
    List<String> profiles = marked(rows, PROFILE);
    List<String> regions = marked(rows, REGION);
    List<Context> chosen =
        regions.isEmpty()
            ? profiles.stream().map(name -> value.contexts().at(name)).toList()
            : profiles.isEmpty()
                ? regions.stream().map(r -> new Context(value.here().profile(), r)).toList()
                : Context.each(profiles, regions);
    return List.of(
        Offer.to(
            "marked",
            "side by side",
            "enter",
            "How those that are marked stand, side by side",
            BesidePage.of(chosen)));
  }

  private static List<String> marked(List<Row> rows, String sort) {
    return rows.stream()
        .map(Row::id)
        .filter(id -> id.startsWith(sort))
        .map(id -> id.substring(sort.length()))
        .toList();
  }
}
