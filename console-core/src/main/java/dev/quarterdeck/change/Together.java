package dev.quarterdeck.change;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.session.EnvironmentLabel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Several changes under one plan and one confirmation: each is made, whatever becomes of the
 * others. Closing it closes them.
 */
public record Together<R>(Plan plan, List<Change<R>> parts)
    implements Change<List<Together.Part<R>>> {
  public Together {
    parts = List.copyOf(parts);
  }

  /** What became of one of them. */
  public record Part<R>(String target, Outcome<R> outcome) {}

  /** {@code title}: one sentence for all; of a single change its own plan stays as it is. */
  public static <R> Together<R> of(String title, List<Change<R>> parts) {
    List<Plan> plans = parts.stream().map(Change::plan).toList();
    return new Together<>(plans.size() == 1 ? plans.getFirst() : together(title, plans), parts);
  }

  private static Plan together(String title, List<Plan> plans) {
    List<String> details = new ArrayList<>();
    List<Plan.Step> steps = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Plan p : plans) {
      if (p.isEmpty()) {
        notes.add(p.title());
      } else {
        details.add(p.title());
        p.details().forEach(d -> details.add("  " + d));
        p.steps().forEach(s -> steps.add(new Plan.Step(s.operation(), p.name() + ": " + s.text())));
        p.notes().stream().filter(n -> !notes.contains(n)).forEach(notes::add);
      }
    }
    String names = plans.stream().map(Plan::name).collect(Collectors.joining(" "));
    return new Plan(
        plans.getFirst().action(),
        names,
        plans.stream().map(Plan::target).collect(Collectors.joining(" ")),
        title,
        details,
        steps,
        notes,
        tags(plans.stream().map(Plan::tags).toList()));
  }

  /** Of all things together; where they differ, production decides how carefully is asked. */
  public static Map<String, String> tags(Collection<Map<String, String>> all) {
    Map<String, String> tags = new HashMap<>();
    for (Map<String, String> one : all) {
      one.forEach(
          (key, value) ->
              tags.merge(
                  key, value, (a, b) -> EnvironmentLabel.production(Map.entry(key, b)) ? b : a));
    }
    return tags;
  }

  /** Fails only where all of them do. */
  @Override
  public Outcome<List<Part<R>>> execute() {
    List<Part<R>> done = new ArrayList<>();
    Problem first = null;
    boolean any = false;
    for (Change<R> part : parts) {
      Outcome<R> outcome = part.execute();
      done.add(new Part<>(part.plan().name(), outcome));
      any |= outcome.isDone();
      if (outcome instanceof Outcome.Failed<R>(Problem problem) && first == null) {
        first = problem;
      }
    }
    return first != null && !any ? Outcome.failed(first) : Outcome.done(List.copyOf(done));
  }

  @Override
  public String said(List<Part<R>> result) {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < result.size(); i++) {
      Part<R> part = result.get(i);
      String words =
          switch (part.outcome()) {
            case Outcome.Done<R>(R value) -> parts.get(i).said(value);
            case Outcome.Failed<R>(Problem problem) -> "failed: " + problem.sentence();
          };
      said.add(result.size() == 1 ? words : part.target() + ": " + words);
    }
    return String.join("; ", said);
  }

  @Override
  public void close() {
    parts.forEach(Change::close);
  }
}
