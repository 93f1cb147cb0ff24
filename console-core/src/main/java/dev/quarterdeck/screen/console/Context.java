package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.screen.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A profile with a region, as one asks for them.
 *
 * @param profile null for the credentials that the environment gives
 * @param region null for the one that the profile names
 */
public record Context(@Nullable String profile, @Nullable String region) {
  /** Where a session is. */
  public static Context of(State.Facts facts) {
    return new Context(facts.profile(), facts.region());
  }

  /** Both in words. */
  public String label() {
    List<String> parts = new ArrayList<>();
    if (profile != null) {
      parts.add(profile);
    }
    if (region != null) {
      parts.add(region);
    }
    return parts.isEmpty() ? Words.NONE : Text.clean(String.join(" · ", parts));
  }

  /** Every profile with every region, in the order given, each once. */
  public static List<Context> each(List<String> profiles, List<String> regions) {
    return profiles.stream()
        .flatMap(p -> regions.stream().map(r -> new Context(p, r)))
        .distinct()
        .toList();
  }

  /** The names of a list with commas between them. */
  static List<String> names(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(n -> !n.isEmpty())
        .distinct()
        .toList();
  }
}
