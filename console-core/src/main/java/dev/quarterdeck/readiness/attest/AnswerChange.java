package dev.quarterdeck.readiness.attest;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An edit of the team's file: says which lines, and records who made it. */
final class AnswerChange implements Change<ReadinessFile> {
  private final Plan plan;
  private final Supplier<Outcome<ReadinessFile>> write;

  /**
   * @param what attest, waive or assign
   * @param before the file's text, or null where there is no file yet
   */
  AnswerChange(
      String what,
      String item,
      Path file,
      @Nullable String before,
      String after,
      Supplier<Outcome<ReadinessFile>> write) {
    this.write = write;
    String title =
        what.substring(0, 1).toUpperCase(Locale.ROOT)
            + what.substring(1)
            + " "
            + item
            + " in "
            + file
            + ".";
    Edited edited = Edited.of(before == null ? "" : before, after);
    this.plan =
        new Plan(
            "checklist." + what,
            item,
            item + " in " + file,
            title,
            edited.shown(),
            before != null && before.equals(after)
                ? List.of()
                : List.of(
                    Plan.file(
                        before == null
                            ? "Begin " + file + "."
                            : edited.where() + " of " + file + ".")),
            List.of(),
            Map.of());
  }

  /**
   * Where two texts differ, by whole lines.
   *
   * @param from the first line that differs, counted from 1
   */
  record Edited(int from, List<String> before, List<String> after) {
    static Edited of(String before, String after) {
      List<String> old = before.lines().toList();
      List<String> now = after.lines().toList();
      int same = 0;
      while (same < Math.min(old.size(), now.size()) && old.get(same).equals(now.get(same))) {
        same++;
      }
      int tail = 0;
      while (tail < Math.min(old.size(), now.size()) - same
          && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
        tail++;
      }
      return new Edited(
          same + 1, old.subList(same, old.size() - tail), now.subList(same, now.size() - tail));
    }

    /** In words: which lines are written. */
    String where() {
      int last = from + after.size() - 1;
      String lines = after.size() == 1 ? "line " + from : "lines " + from + " to " + last;
      return (before.isEmpty() ? "Add " : "Write ") + lines;
    }

    List<String> shown() {
      List<String> lines = new ArrayList<>();
      before.forEach(l -> lines.add("- " + l));
      for (int i = 0; i < after.size(); i++) {
        lines.add("+ " + (from + i) + ": " + after.get(i));
      }
      return lines;
    }
  }

  @Override
  public Plan plan() {
    return plan;
  }

  @Override
  public Outcome<ReadinessFile> execute() {
    return write.get();
  }

  @Override
  public String said(ReadinessFile result) {
    return "done";
  }
}
