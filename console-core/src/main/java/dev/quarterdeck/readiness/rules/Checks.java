package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Finding;
import dev.quarterdeck.readiness.evidence.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gathers the evidence of one item, resource by resource. */
public final class Checks {
  private final String source;
  private final Instant at;
  private final List<Evidence> evidence = new ArrayList<>();

  /** {@code source}: the call that the evidence comes from, for example ecs:DescribeServices. */
  public Checks(String source, Instant at) {
    this.source = source;
    this.at = at;
  }

  public Checks pass(String resource, String field, @Nullable Object value, String text) {
    return add(Status.PASS, resource, field, value, text);
  }

  public Checks warn(String resource, String field, @Nullable Object value, String text) {
    return add(Status.WARN, resource, field, value, text);
  }

  public Checks fail(String resource, String field, @Nullable Object value, String text) {
    return add(Status.FAIL, resource, field, value, text);
  }

  public Checks unknown(String resource, String field, @Nullable Object value, String text) {
    return add(Status.UNKNOWN, resource, field, value, text);
  }

  /** Passes or fails. */
  public Checks that(
      boolean holds, String resource, String field, @Nullable Object value, String text) {
    return add(holds ? Status.PASS : Status.FAIL, resource, field, value, text);
  }

  public Checks add(
      Status status, String resource, @Nullable String field, @Nullable Object value, String text) {
    evidence.add(
        new Evidence(
            status,
            source,
            resource,
            field,
            value == null ? null : value.toString(),
            text,
            null,
            at));
    return this;
  }

  /** What is missing from a list is not known to be right. */
  public Checks missing(List<Unknown> unknowns) {
    for (Unknown u : unknowns) {
      Evidence unknown = Evidence.unread(source, u, at);
      // One list that could not be read may stand behind several that rules look at.
      if (!evidence.contains(unknown)) {
        evidence.add(unknown);
      }
    }
    return this;
  }

  public Checks problem(String resource, Problem problem) {
    return missing(List.of(Unknown.of(resource, problem)));
  }

  /** Looks at each; one that cannot be read is unknown and the others are still looked at. */
  public <T> Checks each(Listing<T> all, Function<T, String> name, Consumer<T> look) {
    for (T one : all.items()) {
      try {
        look.accept(one);
      } catch (ProblemException e) {
        if (e.problem() instanceof Problem.Interrupted) {
          throw e;
        }
        problem(name.apply(one), e.problem());
      }
    }
    return missing(all.unknowns());
  }

  public boolean isEmpty() {
    return evidence.isEmpty();
  }

  /** The finding; where there was nothing to look at, it is not known, and the text says what. */
  public Finding done(String nothing) {
    return evidence.isEmpty() ? unknown("the scope", "", null, nothing).done() : done();
  }

  /** The finding; where what was looked at has no such thing, nothing is wrong. */
  public Finding doneOrPass(Listing<?> looked, String resource, String nothing) {
    return looked.items().isEmpty()
        ? done("Nothing of that kind was found in the scope.")
        : evidence.isEmpty() ? pass(resource, "", null, nothing).done() : done();
  }

  public Finding done() {
    return Finding.of(evidence);
  }
}
