package dev.quarterdeck.tui.console;

import dev.quarterdeck.screen.change.Proposal;
import dev.quarterdeck.screen.change.Undertaking;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills in whatever a sheet asks, round by round, until there is a plan or an end. */
final class Filling {
  private static final int MOST = 40;

  /** Where an empty answer is none. */
  private static final Map<String, String> ANSWERS =
      Map.ofEntries(
          Map.entry("Tasks", "2"),
          Map.entry("Key", "EXTRA"),
          Map.entry("Value", "v"),
          Map.entry("New value", "v".repeat(24)),
          Map.entry("Name", "acme/test/made"),
          Map.entry("First key", "KEY"),
          Map.entry("Its value", "v"),
          Map.entry("Command", "true"),
          Map.entry("Tag", "team"),
          Map.entry("Evidence", "https://wiki/load-test"),
          Map.entry("Until", "2098-01-31"),
          Map.entry("Reason", "later is soon enough"),
          Map.entry("Owner", "jonas"));

  private static final Pattern FOCUSED = Pattern.compile("│\\s+▌ (.+?)(?:  .*)?│");

  private final ConsoleRun run;
  private final Undertaking<?> undertaking;

  Filling(ConsoleRun run, Undertaking<?> undertaking) {
    this.run = run;
    this.undertaking = undertaking;
  }

  /** The screen with the plan, Cancel in focus; with how it ended; or, of an errand, its sheet. */
  String toThePlan() throws Exception {
    String shown = settled("");
    for (int i = 0; i < MOST; i++) {
      if (shown.contains("[ Cancel ]") || shown.contains("[ Close ]") || !changes()) {
        return shown;
      }
      String label = label(shown);
      if (label != null && ANSWERS.containsKey(label) && !shown.contains("[ Go on ]")) {
        run.type(ANSWERS.get(label));
      }
      run.type("\r");
      shown = settled(place(shown));
    }
    throw new AssertionError("it asks without end:\n" + shown);
  }

  private boolean changes() {
    return undertaking instanceof Proposal<?, ?>;
  }

  /** Something to fill in, a button to press, and another one than before. */
  private String settled(String before) throws Exception {
    return run.sees(
        "the sheet of " + undertaking + " after " + before,
        s -> {
          String at = place(s);
          return !at.isEmpty() && !at.equals(before);
        });
  }

  /** Where the focus is: an input's label or a button, with what is asked beside it. */
  private static String place(String shown) {
    String label = label(shown);
    if (label != null) {
      return label + shown.lines().filter(l -> l.contains("┌")).findFirst().orElse("");
    }
    Matcher button = Pattern.compile("\\[ (Go on|Cancel|Close|[^]]+) ]").matcher(shown);
    boolean prepares = shown.contains("Reading what there is");
    return button.find() && !prepares ? button.group() : "";
  }

  private static @Nullable String label(String shown) {
    return shown
        .lines()
        .map(FOCUSED::matcher)
        .filter(Matcher::find)
        .map(m -> m.group(1).strip())
        .findFirst()
        .orElse(null);
  }
}
