package dev.quarterdeck.screen.console;

import dev.quarterdeck.session.Environment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one can switch to, for completion and for the page of contexts.
 *
 * @param about what the files tell of a profile, by its name
 */
public record Contexts(List<String> profiles, List<String> regions, Map<String, About> about) {
  public static final Contexts NONE = new Contexts(List.of(), List.of());

  public Contexts {
    profiles = List.copyOf(profiles);
    regions = List.copyOf(regions);
    about = Map.copyOf(about);
  }

  public Contexts(List<String> profiles, List<String> regions) {
    this(profiles, regions, Map.of());
  }

  /** A profile where its file puts it. */
  public Context at(String profile) {
    About known = about.get(profile);
    return new Context(profile, known == null ? null : known.region());
  }

  /**
   * @param environment as it would be labelled; the account's clusters may tell more later
   * @param readOnly whether the configuration starts sessions there read-only
   */
  public record About(
      Environment environment,
      boolean readOnly,
      @Nullable String region,
      @Nullable String account) {}
}
