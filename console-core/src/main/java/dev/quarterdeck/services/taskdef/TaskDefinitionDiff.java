package dev.quarterdeck.services.taskdef;

import dev.quarterdeck.kernel.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two revisions, field by field. Values that could be secrets are compared in
 * memory and never part of it.
 *
 * @param from ARN
 * @param to ARN
 * @param entries images first, then references to secrets, then the rest in the document's order
 */
public record TaskDefinitionDiff(String from, String to, List<Entry> entries) {
  public TaskDefinitionDiff {
    entries = List.copyOf(entries);
  }

  /** What happened to a field. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * One field.
   *
   * @param path for example {@code containers.api.image}
   * @param shown whether the values may be shown; the values are null otherwise
   */
  public record Entry(
      Kind kind, String path, boolean shown, @Nullable String from, @Nullable String to) {

    /** {@code ~ containers.api.image: old → new}, without values where they may not be shown. */
    public String line() {
      return switch (kind) {
            case ADDED -> "+ ";
            case REMOVED -> "- ";
            case CHANGED -> "~ ";
          }
          + Text.clean(path)
          + switch (kind) {
            case ADDED -> shown ? ": " + Text.clean(Objects.toString(to)) : "";
            case REMOVED -> shown ? ": " + Text.clean(Objects.toString(from)) : "";
            case CHANGED ->
                shown
                    ? ": "
                        + Text.clean(Objects.toString(from))
                        + " → "
                        + Text.clean(Objects.toString(to))
                    : ": changed (value not shown)";
          };
    }
  }

  public static TaskDefinitionDiff between(TaskDefinitionDocument a, TaskDefinitionDocument b) {
    Map<String, @Nullable Object> before = Fields.of(a);
    Map<String, @Nullable Object> after = Fields.of(b);
    Set<String> paths = new LinkedHashSet<>(before.keySet());
    paths.addAll(after.keySet());
    List<Entry> entries = new ArrayList<>();
    for (String path : paths) {
      Object was = before.get(path);
      Object is = after.get(path);
      boolean had = before.containsKey(path);
      boolean has = after.containsKey(path);
      if (had && has && Objects.equals(was, is)) {
        continue;
      }
      boolean shown = Fields.harmless(path);
      entries.add(
          new Entry(
              had ? has ? Kind.CHANGED : Kind.REMOVED : Kind.ADDED,
              path,
              shown,
              shown && had ? Objects.toString(was) : null,
              shown && has ? Objects.toString(is) : null));
    }
    entries.sort(Comparator.comparingInt(e -> rank(e.path())));
    return new TaskDefinitionDiff(a.arn(), b.arn(), entries);
  }

  private static int rank(String path) {
    return path.endsWith(".image") ? 0 : path.contains(".secrets.") ? 1 : 2;
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }
}
