package dev.quarterdeck.screen.console;

import java.util.List;

/** What one can switch to, for completion. */
public record Contexts(List<String> profiles, List<String> regions) {
  public static final Contexts NONE = new Contexts(List.of(), List.of());
}
