package dev.quarterdeck.screen.readiness;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.fix.Fixes;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.table.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One item whole, and a stop on the walk through what is open. */
public record ItemPage(String item) implements Page.OfSections<Standing> {
  @Override
  public String kind() {
    return "item";
  }

  @Override
  public String title() {
    return item;
  }

  /** A run reads much. */
  @Override
  public int every() {
    return 0;
  }

  @Override
  public Outcome<Snapshot<Standing>> read(Reads reads) {
    return Standing.latest(reads);
  }

  @Override
  public Outcome<Snapshot<Standing>> readAnew(Reads reads) {
    return Standing.anew(reads);
  }

  @Override
  public boolean tells() {
    return true;
  }

  @Override
  public @Nullable String reached(Reads reads) {
    return reads.features().readiness().reached();
  }

  @Override
  public List<Offer> offers(@Nullable Standing value, @Nullable Row row) {
    if (value == null) {
      return List.of();
    }
    List<Offer> offers = new ArrayList<>();
    value.run().result(item).ifPresent(r -> offers.addAll(answers(r)));
    offers.addAll(steps(value.run()));
    return offers;
  }

  /** What a person can say about an item, and the fix where the console can make it. */
  static List<Offer> answers(Run.Result r) {
    String id = r.item().id();
    List<Offer> offers = new ArrayList<>();
    if (r.item().attestable()) {
      offers.add(
          Offer.note(
              "attest",
              "attest",
              "a",
              "Give your word for it, with evidence",
              Answering.Attest.of(r.item())));
    }
    offers.add(
        Offer.note(
            "waive",
            "waive",
            "w",
            "Accept for a time that it does not pass",
            new Answering.Waive(id)));
    offers.add(
        Offer.note(
            "assign",
            "assign",
            "o",
            "Say who does what next, and until when",
            new Answering.Assign(id)));
    if (Fixes.ITEMS.contains(id) && r.status() == Status.FAIL) {
      offers.add(
          Offer.change("fix", "fix", "F", "Put it right in AWS, after a plan", new FixItem(id)));
    }
    return offers;
  }

  /** The open items before and after this one, in the order of the walk. */
  private List<Offer> steps(Run run) {
    List<String> open = run.open().stream().map(r -> r.item().id()).toList();
    int at = open.indexOf(item);
    List<Offer> offers = new ArrayList<>();
    String next = open.isEmpty() ? null : open.get(Math.floorMod(at + 1, open.size()));
    if (next != null && !next.equals(item)) {
      offers.add(step("next", "n", "The next open item, in the order of severity", next));
    }
    if (at > 0) {
      offers.add(step("before", "p", "The open item before this one", open.get(at - 1)));
    }
    return offers;
  }

  private static Offer step(String title, String key, String help, String to) {
    return new Offer(
        "walk-" + title, title, List.of(key), help, false, null, new Msg.Instead(new ItemPage(to)));
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<Standing> value, State state) {
    return value == null
        ? List.of()
        : value
            .value()
            .run()
            .result(item)
            .map(r -> ItemSections.of(r, value.value().run()))
            .orElse(List.of());
  }
}
