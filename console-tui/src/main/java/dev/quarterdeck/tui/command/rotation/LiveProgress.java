package dev.quarterdeck.tui.command.rotation;

import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.rotation.run.Progress;
import dev.quarterdeck.tui.cli.Live;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run on stderr: a line for every step that ended, and below them the step under way with a bar
 * for each service. Without a terminal a line for every change of a service.
 */
public final class LiveProgress implements Progress {
  private static final int BAR = 12;

  private final Live live;
  private final Map<String, Instant> began = new HashMap<>();
  private final Map<String, String> told = new HashMap<>();
  private @Nullable StepEntry now;
  private List<Counts> services = List.of();

  public LiveProgress(Live live) {
    this.live = live;
  }

  @Override
  public synchronized void step(StepEntry step) {
    if (step.status() == StepEntry.Status.STARTED) {
      began.putIfAbsent(step.step(), step.at());
      now = step;
      services = List.of();
      draw();
      return;
    }
    now = null;
    live.keep(new Page().item(StepLines.ended(step, took(step)), 0));
    draw();
  }

  private @Nullable Duration took(StepEntry step) {
    Instant start = began.remove(step.step());
    return start == null ? null : Duration.between(start, step.at());
  }

  @Override
  public synchronized void rolling(List<Counts> counts) {
    services = List.copyOf(counts);
    if (live.inPlace()) {
      draw();
      return;
    }
    for (Counts c : counts) {
      String line = words(c);
      if (!line.equals(told.put(c.cluster() + "/" + c.service(), line))) {
        live.keep(new Page().line(Cell.muted(c.cluster() + "/" + c.service() + ": " + line), 4));
      }
    }
  }

  /** Nothing of the step under way is left standing. */
  public synchronized void end() {
    live.end();
  }

  private void draw() {
    StepEntry step = now;
    if (step == null) {
      live.end();
      return;
    }
    Page page = new Page().item(Cell.of("… " + StepLines.title(step.step())), 0);
    int longest =
        services.stream()
            .mapToInt(c -> c.cluster().length() + c.service().length() + 1)
            .max()
            .orElse(0);
    for (Counts c : services) {
      String name = c.cluster() + "/" + c.service();
      page.line(
          Cell.of(
              name + " ".repeat(longest - name.length() + 2) + bar(c) + "  " + words(c), tone(c)),
          4);
    }
    live.area(page);
  }

  private static Tone tone(Counts c) {
    return switch (c.status()) {
      case "completed" -> Tone.OK;
      case "failed" -> Tone.BAD;
      default -> Tone.PLAIN;
    };
  }

  private static String bar(Counts c) {
    int full = c.desired() == 0 ? BAR : Math.min(BAR, BAR * c.running() / c.desired());
    return "█".repeat(full) + "░".repeat(BAR - full);
  }

  private static String words(Counts c) {
    return c.running()
        + " of "
        + c.desired()
        + " new"
        + (c.pending() == 0 ? "" : ", " + c.pending() + " starting")
        + (c.failed() == 0 ? "" : ", " + c.failed() + " failed")
        + "  "
        + c.status();
  }
}
