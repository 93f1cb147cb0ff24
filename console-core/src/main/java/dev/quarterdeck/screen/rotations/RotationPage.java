package dev.quarterdeck.screen.rotations;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.run.Progress.Counts;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.table.Row;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One rotation with its steps, live while it runs. */
public record RotationPage(String id) implements Page.OfSections<RotationPage.View> {
  private static final Duration LIVE = Duration.ofSeconds(1);

  /**
   * @param counts of the roll-outs that are followed here, by deployment
   */
  public record View(RotationView rotation, Map<String, Counts> counts) {
    public View {
      counts = Map.copyOf(counts);
    }
  }

  @Override
  public String kind() {
    return "rotation";
  }

  @Override
  public String title() {
    return id;
  }

  @Override
  public Duration every(Duration usual, @Nullable View value) {
    return value != null && value.rotation().is(Status.RUNNING) ? LIVE : usual;
  }

  @Override
  public Outcome<Snapshot<View>> read(Reads reads) {
    return reads
        .features()
        .rotations()
        .show(id)
        .map(
            o -> {
              Map<String, Counts> counts = new HashMap<>();
              o.course().phases().stream()
                  .flatMap(p -> p.rolls().stream())
                  .forEach(
                      r -> {
                        Counts c = reads.features().watch().of(r.after());
                        if (c != null) {
                          counts.put(c.deployment(), c);
                        }
                      });
              return new Snapshot<>(
                  new View(RotationView.of(reads, o), counts), reads.now(), o.course().unknowns());
            });
  }

  @Override
  public List<Offer> offers(@Nullable View value, @Nullable Row row) {
    return value == null ? List.of() : value.rotation().offers();
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<View> value, State state) {
    return value == null ? List.of() : RotationSections.of(value.value(), value.asOf());
  }
}
