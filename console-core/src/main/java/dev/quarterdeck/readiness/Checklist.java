package dev.quarterdeck.readiness;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.catalogue.Mode;
import dev.quarterdeck.readiness.collect.Once;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.Scope;
import dev.quarterdeck.readiness.collect.Sources;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.profile.Profile;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.readiness.rules.Rules;
import dev.quarterdeck.session.Identity;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the list: reads once, judges side by side, adds what people said, counts. */
public final class Checklist {
  private final Sources sources;
  private final String region;
  private final InstantSource clock;
  private final InstantSource people;
  private final Rules rules = Rules.ofAws();

  public Checklist(Sources sources, String region, InstantSource clock) {
    this(sources, region, clock, InstantSource.system());
  }

  /**
   * @param clock the time that AWS lives in
   * @param people the time that people date their words by: the machine's
   */
  public Checklist(Sources sources, String region, InstantSource clock, InstantSource people) {
    this.sources = sources;
    this.region = region;
    this.clock = clock;
    this.people = people;
  }

  /**
   * What to run.
   *
   * @param scope replaces the file's where it names anything
   * @param items ids; empty for all
   */
  public record Request(
      ReadinessFile file, Scope scope, List<String> items, Extras extras, Once.Progress progress) {
    Scope effective() {
      return scope.equals(Scope.ALL) ? file.profile().scope() : scope;
    }
  }

  /** Evidence from beside AWS: a checkout, the public address. Empty where there is none. */
  @FunctionalInterface
  public interface Extras {
    Extras NONE = (item, in) -> List.of();

    /** What it found about the item; may say that it could not look. */
    List<Evidence> evidence(Item item, Readings in);
  }

  /**
   * Fails only when nothing at all could be said: the scope names what is not there, or AWS cannot
   * be reached. What is missing otherwise makes items unknown.
   */
  public Outcome<Run> run(Deadline deadline, Request request) {
    Instant now = clock.instant();
    Profile profile = request.file().profile();
    Scope scope = request.effective();
    Once once = new Once(request.progress());
    Readings in = new Readings(sources, scope, profile.settings(), region, now, deadline, once);
    Problem absent = absent(scope, in);
    if (absent != null) {
      return Outcome.failed(absent);
    }
    List<Item> items =
        profile.catalogue().items().stream()
            .filter(i -> request.items().isEmpty() || request.items().contains(i.id()))
            .toList();
    Judge judge = new Judge(request.file(), rules, request.extras(), in, today(now));
    List<Outcome<Run.Result>> outcomes =
        Gather.each(deadline, items, Item::id, item -> Outcome.of(() -> judge.result(item)));
    List<Run.Result> results = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      switch (outcomes.get(i)) {
        case Outcome.Done<Run.Result>(Run.Result r) -> results.add(r);
        case Outcome.Failed<Run.Result>(Problem p) -> {
          if (p instanceof Problem.Interrupted || p instanceof Problem.Credentials) {
            return Outcome.failed(p);
          }
          results.add(judge.failed(item, p));
        }
      }
    }
    Outcome<Identity> caller = sources.identities().caller();
    if (caller instanceof Outcome.Failed<Identity>(Problem.Unreachable p) && nothing(results)) {
      return Outcome.failed(p);
    }
    return Outcome.done(report(profile, scope, now, results, caller));
  }

  /** The later of both clocks: in a sandbox they are apart. */
  private Instant today(Instant now) {
    Instant here = people.instant();
    return here.isAfter(now) ? here : now;
  }

  private @Nullable Problem absent(Scope scope, Readings in) {
    return scope.equals(Scope.ALL)
        ? null
        : in.ecs()
            .absent()
            .<Problem>map(
                what ->
                    new Problem.NotFound(
                        "There is no " + Text.clean(what) + " in " + region + ".",
                        "List what there is with: qd services list"))
            .orElse(null);
  }

  /** Whether AWS told nothing of anything. */
  private static boolean nothing(List<Run.Result> results) {
    List<Run.Result> read = results.stream().filter(r -> r.item().mode() == Mode.AUTO).toList();
    return !read.isEmpty()
        && read.stream()
            .allMatch(r -> r.status() == Status.UNKNOWN || r.status() == Status.NOT_APPLICABLE);
  }

  /** What the readings of a run are, for an estimate of the costs. */
  public Readings readings(Deadline deadline, Request request) {
    return new Readings(
        sources,
        request.effective(),
        request.file().profile().settings(),
        region,
        clock.instant(),
        deadline,
        new Once(request.progress()));
  }

  private Run report(
      Profile profile,
      Scope scope,
      Instant now,
      List<Run.Result> results,
      Outcome<Identity> caller) {
    Set<Unknown> unknowns = new LinkedHashSet<>();
    String account = account(caller, unknowns);
    for (Run.Result r : results) {
      r.evidence().stream()
          .filter(Evidence::unread)
          .forEach(e -> unknowns.add(new Unknown(unread(e), e.text(), e.permission())));
    }
    return new Run(
        now,
        profile.product(),
        account,
        region,
        scope.words(),
        Score.of(results),
        results,
        profile.dropped(),
        List.copyOf(unknowns));
  }

  /** Without a permission the same thing is missing in many places; else the thing itself. */
  private static String unread(Evidence e) {
    String permission = e.permission();
    return permission == null ? e.resource() : permission;
  }

  private static @Nullable String account(Outcome<Identity> caller, Set<Unknown> unknowns) {
    return switch (caller) {
      case Outcome.Done<Identity>(Identity who) -> who.account();
      case Outcome.Failed<Identity>(Problem p) -> {
        unknowns.add(Unknown.of("the account", p));
        yield null;
      }
    };
  }
}
