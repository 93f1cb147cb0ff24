package dev.quarterdeck.readiness;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.readiness.attest.AnswersFile;
import dev.quarterdeck.readiness.collect.Once;
import dev.quarterdeck.readiness.collect.Scope;
import dev.quarterdeck.readiness.fix.Fixes;
import dev.quarterdeck.readiness.fix.WatchEditor;
import dev.quarterdeck.readiness.history.History;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The checklist of a session that stays open: the latest run is kept, and what people answer is
 * judged anew without reading everything again. From any thread.
 */
public final class Readiness {
  /** What a session's checklist is made of; {@code folder}: the console's own, for locks. */
  public record Parts(
      Checklist checklist,
      Path file,
      Path folder,
      WatchEditor editor,
      Supplier<Deadline> deadline,
      InstantSource clock) {}

  private final Parts parts;
  private final History history;
  private @Nullable Run latest;
  private @Nullable Path repo;
  private @Nullable URI url;
  private volatile @Nullable String reached;

  public Readiness(Parts parts) {
    this.parts = parts;
    this.history = new History(parts.folder().resolve("history.jsonl"));
  }

  /** The team's file; it need not be there. */
  public Path file() {
    return parts.file();
  }

  /** The latest run, or the first one now. */
  public synchronized Outcome<Run> latest() {
    Run known = latest;
    return known == null ? again(Once.Progress.NONE) : Outcome.done(known);
  }

  /** How far the run under way is, in words; null when none is. Never waits. */
  public @Nullable String reached() {
    return reached;
  }

  /** Everything anew, with the evidence from beside AWS of the last time. */
  public synchronized Outcome<Run> again(Once.Progress progress) {
    return run(repo, url, progress);
  }

  /**
   * Everything anew; kept for the history.
   *
   * @param checkout of the product, or null to leave its files out
   * @param address the public one, or null to ask none
   */
  public synchronized Outcome<Run> run(
      @Nullable Path checkout, @Nullable URI address, Once.Progress progress) {
    Outcome<Run> run = judged(checkout, address, List.of(), progress);
    if (run instanceof Outcome.Done<Run>(Run done)) {
      latest = done;
      repo = checkout;
      url = address;
      return history.add(done).map(kept -> done);
    }
    return run;
  }

  /** What runs of the same thing before this one came to, the oldest first. */
  public List<History.Entry> before(Run run) {
    History.Entry mine = History.entry(run);
    return history.all() instanceof Outcome.Done<List<History.Entry>>(List<History.Entry> all)
        ? all.stream().filter(e -> e.sameThing(mine) && e.at().isBefore(mine.at())).toList()
        : List.of();
  }

  /** One item anew: somebody answered it, or put it right. */
  public synchronized Outcome<Run> anew(String item) {
    Run known = latest;
    return known == null
        ? again(Once.Progress.NONE)
        : judged(repo, url, List.of(item), Once.Progress.NONE)
            .map(
                run -> {
                  Run changed = run.result(item).map(known::with).orElse(known);
                  latest = changed;
                  return changed;
                });
  }

  private Outcome<Run> judged(
      @Nullable Path checkout, @Nullable URI address, List<String> items, Once.Progress progress) {
    Once.Progress told =
        (what, done, begun) -> {
          reached = done + " of " + begun + ": " + what;
          progress.reads(what, done, begun);
        };
    try {
      return run(checkout, address, items, told);
    } finally {
      reached = null;
    }
  }

  private Outcome<Run> run(
      @Nullable Path checkout, @Nullable URI address, List<String> items, Once.Progress progress) {
    return ReadinessFile.read(parts.file())
        .then(
            file ->
                Besides.of(checkout, address)
                    .then(
                        besides -> {
                          try (besides) {
                            return parts
                                .checklist()
                                .run(
                                    parts.deadline().get(),
                                    new Checklist.Request(
                                        file, Scope.ALL, items, besides, progress));
                          }
                        }));
  }

  /** Where answers are written: hand edits and those of others are kept. */
  public AnswersFile answers() {
    return new AnswersFile(parts.file(), parts.folder(), parts.clock());
  }

  /**
   * Puts an item right, as it is now.
   *
   * @param days the least retention; null for the team's own
   * @param topic ARN of the SNS topic that new alarms tell; null where none is needed
   */
  public Outcome<Change<List<String>>> fix(
      String item, @Nullable Integer days, @Nullable String topic) {
    return ReadinessFile.read(parts.file())
        .then(
            file ->
                anew(item)
                    .then(
                        run ->
                            run.result(item)
                                .map(result -> fix(file, result, days, topic))
                                .orElseGet(() -> Outcome.failed(absent(item)))));
  }

  private Outcome<Change<List<String>>> fix(
      ReadinessFile file, Run.Result result, @Nullable Integer days, @Nullable String topic) {
    Checklist.Request request =
        new Checklist.Request(
            file, Scope.ALL, List.of(), Checklist.Extras.NONE, Once.Progress.NONE);
    return Outcome.of(
            () ->
                Fixes.known(
                    result.item().id(),
                    () -> parts.checklist().readings(parts.deadline().get(), request)))
        .then(
            known ->
                new Fixes(parts.editor())
                    .plan(
                        result,
                        days == null ? file.profile().settings().logRetentionDays() : days,
                        topic,
                        known));
  }

  private static Problem absent(String item) {
    return new Problem.NotFound(
        "There is no item " + dev.quarterdeck.kernel.Text.clean(item) + " in the list.",
        "Run the checklist again.");
  }
}
