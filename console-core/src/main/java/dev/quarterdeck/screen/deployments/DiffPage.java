package dev.quarterdeck.screen.deployments;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.taskdef.TaskDefinitionDiff;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs between two revisions, by their ARNs. */
public record DiffPage(String from, String to) implements Page.OfSections<TaskDefinitionDiff> {
  @Override
  public String kind() {
    return "diff";
  }

  @Override
  public String title() {
    return FleetReader.shortName(from) + " → " + FleetReader.shortName(to);
  }

  @Override
  public String key() {
    return kind() + " " + from + " " + to;
  }

  /** Revisions never change. */
  @Override
  public int every() {
    return 0;
  }

  @Override
  public Outcome<Snapshot<TaskDefinitionDiff>> read(Reads reads) {
    return diff(reads, from, to).map(d -> new Snapshot<>(d, reads.now(), List.of()));
  }

  static Outcome<TaskDefinitionDiff> diff(Reads reads, String from, String to) {
    var definitions = reads.operations().taskDefinitions();
    return definitions
        .find(reads.deadline(), from)
        .then(
            was ->
                definitions
                    .find(reads.deadline(), to)
                    .map(is -> TaskDefinitionDiff.between(was, is)));
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<TaskDefinitionDiff> value, State state) {
    return value == null ? List.of() : List.of(DiffSection.of("What differs", value.value()));
  }
}
