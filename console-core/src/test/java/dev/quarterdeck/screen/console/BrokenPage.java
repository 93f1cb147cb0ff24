package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of ours with a defect, whose exception says what nobody must see. */
public record BrokenPage(Where where) implements Page.OfSections<String> {
  public static final String VALUE = "the-value-in-the-message";

  /** What of it fails. */
  public enum Where {
    DRAWING,
    READING
  }

  private void fails(Where here) {
    if (where == here) {
      throw new IllegalStateException(VALUE);
    }
  }

  @Override
  public String kind() {
    return "broken";
  }

  @Override
  public String title() {
    return "Broken";
  }

  @Override
  public String key() {
    fails(Where.READING);
    return kind();
  }

  @Override
  public Outcome<Snapshot<String>> read(Reads reads) {
    return Outcome.done(new Snapshot<>("", reads.now(), List.of()));
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<String> value, State state) {
    fails(Where.DRAWING);
    return List.of();
  }
}
