package dev.quarterdeck.health.alarm;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.change.Together;
import dev.quarterdeck.health.Alarms;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.session.EnvironmentLabel;
import dev.quarterdeck.session.Identities;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prepares the silence of alarms and its end. CloudWatch knows no silence with an end: actions are
 * switched off and on, and the record in the console's home remembers which to switch on again.
 */
public final class Silences {
  private static final String DISABLE = "cloudwatch:DisableAlarmActions";
  private static final String ENABLE = "cloudwatch:EnableAlarmActions";

  private final AlarmBook alarms;
  private final Alarms tags;
  private final SilenceBook book;
  private final Identities identities;
  private final InstantSource clock;

  public Silences(
      AlarmBook alarms, Alarms tags, SilenceBook book, Identities identities, InstantSource clock) {
    this.alarms = alarms;
    this.tags = tags;
    this.book = book;
    this.identities = identities;
    this.clock = clock;
  }

  /**
   * What it came to.
   *
   * @param until null when actions were switched on
   */
  public record Result(List<String> alarms, @Nullable Instant until) {}

  /** Switches the actions of the alarms off; those without actions in force are left alone. */
  public Outcome<Change<Result>> silence(
      List<String> names, Duration time, @Nullable String reason) {
    return Outcome.of(
        () -> {
          List<AlarmDetail> found = existing(names);
          List<AlarmDetail> loud = found.stream().filter(d -> d.alarm().actionsEnabled()).toList();
          Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
          Instant until = now.plus(time);
          List<String> details = new ArrayList<>();
          loud.forEach(
              d ->
                  details.add(
                      d.alarm().name()
                          + " ("
                          + d.alarm().state()
                          + "): "
                          + d.actions().size()
                          + " actions off until "
                          + until));
          List<String> notes = new ArrayList<>();
          found.stream()
              .filter(d -> !d.alarm().actionsEnabled())
              .forEach(
                  d -> notes.add(d.alarm().name() + " has its actions off already: left alone."));
          loud.stream()
              .filter(d -> d.alarm().firing())
              .forEach(d -> notes.add(d.alarm().name() + " is firing now."));
          notes.add(
              "CloudWatch does not end it by itself: the first qd of this machine that may change"
                  + " things does after that time, an open console or any command; --wait stays"
                  + " for it.");
          List<String> silent = loud.stream().map(d -> d.alarm().name()).toList();
          return change(
              "alarms.silence",
              loud,
              "Silence " + words(silent) + ".",
              details,
              DISABLE,
              notes,
              () -> {
                String by = identities.caller().orThrow().arn();
                loud.forEach(
                    d ->
                        book.write(
                            new Silence(
                                d.alarm().arn(), d.alarm().name(), now, until, by, reason)));
                Outcome<Boolean> done = alarms.disableActions(silent);
                if (done instanceof Outcome.Failed<Boolean>(Problem p) && !uncertain(p)) {
                  loud.forEach(d -> book.remove(d.alarm().arn()));
                }
                return done;
              },
              new Result(silent, until));
        });
  }

  /** AWS may have done it all the same: then it is remembered. */
  private static boolean uncertain(Problem problem) {
    return problem instanceof Problem.TimedOut
        || problem instanceof Problem.Unreachable
        || problem instanceof Problem.Interrupted
        || problem instanceof Problem.Unexpected;
  }

  /** Switches actions on: those of the alarms named, or of all silences that are over. */
  public Outcome<Change<Result>> resume(List<String> names, String region) {
    return Outcome.of(
        () -> {
          List<Silence> silences = own(book.in(region).orThrow());
          Instant now = clock.instant();
          List<Silence> due = silences.stream().filter(s -> s.over(now)).toList();
          List<String> wanted = names.isEmpty() ? due.stream().map(Silence::alarm).toList() : names;
          List<AlarmDetail> found = names.isEmpty() ? present(wanted) : existing(wanted);
          List<AlarmDetail> off = found.stream().filter(d -> !d.alarm().actionsEnabled()).toList();
          List<String> on = off.stream().map(d -> d.alarm().name()).toList();
          List<Silence> ended = silences.stream().filter(s -> wanted.contains(s.alarm())).toList();
          if (off.isEmpty()) {
            // Switched on by somebody else, or deleted: nothing is left to remember.
            ended.forEach(s -> book.remove(s.arn()));
          }
          return change(
              "alarms.resume",
              off,
              on.isEmpty()
                  ? "The actions are on already."
                  : "Switch the actions of " + words(on) + " on again.",
              off.stream()
                  .map(d -> d.alarm().name() + " (" + d.alarm().state() + "): actions on")
                  .toList(),
              ENABLE,
              List.of(),
              () ->
                  alarms
                      .enableActions(on)
                      .map(
                          done -> {
                            ended.forEach(s -> book.remove(s.arn()));
                            return done;
                          }),
              new Result(on, null));
        });
  }

  /** Alarms of other accounts may have the same names. */
  private List<Silence> own(List<Silence> all) {
    if (all.isEmpty()) {
      return all;
    }
    String account = identities.caller().orThrow().account();
    return all.stream().filter(s -> s.account().equals(account)).toList();
  }

  private List<AlarmDetail> present(List<String> names) {
    return names.isEmpty() ? List.of() : all(names);
  }

  private List<AlarmDetail> existing(List<String> names) {
    List<AlarmDetail> found = all(names);
    for (String name : names) {
      if (found.stream().noneMatch(d -> d.alarm().name().equals(name))) {
        throw new ProblemException(
            new Problem.NotFound(
                "There is no alarm " + Text.clean(name) + ".", "List them with: qd alarms list"));
      }
    }
    return found;
  }

  /** Those that exist: one that could not be read must not pass for deleted, and be forgotten. */
  private List<AlarmDetail> all(List<String> names) {
    Listing<AlarmDetail> found = alarms.named(names).orThrow();
    if (!found.isComplete()) {
      throw new ProblemException(
          new Problem.Unreachable(
              "Not every alarm could be read: " + found.unknowns().getFirst().why(),
              "Try again shortly; nothing was changed."));
    }
    return found.items();
  }

  private static String words(List<String> names) {
    return names.isEmpty()
        ? "nothing"
        : names.size() == 1 ? "alarm " + names.getFirst() : names.size() + " alarms";
  }

  private Change<Result> change(
      String action,
      List<AlarmDetail> of,
      String title,
      List<String> details,
      String operation,
      List<String> notes,
      java.util.function.Supplier<Outcome<Boolean>> execute,
      Result result) {
    List<String> names = of.stream().map(d -> d.alarm().name()).toList();
    Plan plan =
        new Plan(
            action,
            names.size() == 1 ? names.getFirst() : names.size() + " alarms",
            String.join(", ", names),
            title,
            details,
            names.isEmpty() ? List.of() : List.of(new Plan.Step(operation, title)),
            notes,
            tags(of));
    return new Change<>() {
      @Override
      public Plan plan() {
        return plan;
      }

      @Override
      public Outcome<Result> execute() {
        if (plan.isEmpty()) {
          return Outcome.done(result);
        }
        return Outcome.of(() -> execute.get().orThrow()).map(done -> result);
      }

      @Override
      public String said(Result r) {
        return r.until() == null ? "done, actions on" : "done, actions off until " + r.until();
      }
    };
  }

  /** They may say that it is production; so may those that cannot be read. */
  private Map<String, String> tags(List<AlarmDetail> of) {
    return Together.tags(
        of.stream()
            .map(
                d -> tags.tags(d.alarm().arn()).fold(own -> own, unread -> EnvironmentLabel.UNREAD))
            .toList());
  }
}
