package dev.quarterdeck.screen.session;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.session.doctor.Check;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that the doctor looked at, whole; shown from the doctor's own look. */
public record CheckPage(String check) implements Page.OfSections<Boolean> {
  private static final DoctorPage ALL = new DoctorPage();

  @Override
  public String kind() {
    return "check";
  }

  @Override
  public String title() {
    return check;
  }

  /** Nothing of its own. */
  @Override
  public Outcome<Snapshot<Boolean>> read(Reads reads) {
    return Outcome.done(new Snapshot<>(true, reads.now(), List.of()));
  }

  @Override
  public List<Page<?>> needs() {
    return List.of(ALL);
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<Boolean> value, State state) {
    Snapshot<List<Check>> all = state.place(ALL).feed().value();
    if (all == null) {
      return List.of();
    }
    List<Section> sections = new ArrayList<>();
    for (Check c : all.value()) {
      if (c.check().equals(check)) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Status", DoctorPage.status(c)));
        facts.add(Fact.of("Found", c.text()));
        if (c.fix() != null) {
          facts.add(Fact.of("To do", c.fix(), Tone.ACCENT));
        }
        sections.add(new Section.Facts("Check", facts));
      }
    }
    return sections;
  }
}
