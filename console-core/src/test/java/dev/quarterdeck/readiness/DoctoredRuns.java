package dev.quarterdeck.readiness;

import static dev.quarterdeck.readiness.Doctored.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.app.ReadinessSources;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.collect.Once;
import dev.quarterdeck.readiness.collect.Sources;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.ContainerFacts;
import dev.quarterdeck.readiness.collect.WatchFacts.AlarmFacts;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs over the sandbox's fleet with one answer of AWS changed on its way: what the fleet never is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DoctoredRuns {
  DrivenSandbox d;
  private Sources sources;

  @BeforeAll
  void start(@TempDir Path home) throws IOException {
    d = DrivenSandbox.start(Scenario.CALM, home);
    World world = d.sandbox().world();
    assertThat(
            world.call(
                () ->
                    world
                        .caches()
                        .create("people", "lets users in", true, null, true)
                        .userGroups
                        .add("people")))
        .isTrue();
    sources = ReadinessSources.of(d.console());
  }

  @AfterAll
  void close() {
    d.close();
  }

  /** Changes of answers, by the port and its method. */
  static final class Changes {
    private final Map<String, UnaryOperator<Object>> byName = new HashMap<>();

    /** {@code change} gets each of a list's items, an optional's value, or the answer itself. */
    <T> Changes each(String name, Class<T> type, UnaryOperator<T> change) {
      byName.put(name, o -> change.apply(type.cast(o)));
      return this;
    }

    /** The containers of every revision. */
    Changes containers(UnaryOperator<ContainerFacts> change) {
      return each(
          "EcsFacts.taskDefinition",
          TaskDefinitionFacts.class,
          t -> with(t, "containers", t.containers().stream().map(change).toList()));
    }

    Outcome<?> of(String name, Outcome<?> answer) {
      UnaryOperator<Object> change = byName.get(name);
      return change == null
          ? answer
          : answer.map(
              value ->
                  switch (value) {
                    case Listing<?> all ->
                        new Listing<Object>(
                            all.items().stream().map(i -> change.apply(i)).toList(),
                            all.unknowns());
                    case Optional<?> one -> one.map(change);
                    default -> change.apply(value);
                  });
    }
  }

  Run.Result run(
      String item, ReadinessFile file, BiFunction<String, Outcome<?>, Outcome<?>> change) {
    return new Checklist(Doctored.of(sources, change), "us-east-1", d.sandbox().world()::now)
        .run(
            d.deadline(),
            new Checklist.Request(
                file, Runs.PROD, List.of(item), Checklist.Extras.NONE, Once.Progress.NONE))
        .orThrow()
        .results()
        .getFirst();
  }

  void becomes(String item, Changes changes, Status status, String text) {
    is(run(item, ReadinessFile.none(), changes::of), status, text);
  }

  static void is(Run.Result r, Status status, String text) {
    assertThat(r.status()).as("%s", r.evidence()).isEqualTo(status);
    assertThat(r.evidence())
        .as("%s", r.evidence())
        .anyMatch(e -> e.status() == status && e.text().contains(text));
  }

  static Changes change() {
    return new Changes();
  }

  static Changes alarms(UnaryOperator<AlarmFacts> change) {
    return change().each("WatchFacts.alarms", AlarmFacts.class, change);
  }

  static Outcome<?> nothing(String list, String name, Outcome<?> answer) {
    return name.equals(list) ? Outcome.done(Listing.complete(List.of())) : answer;
  }
}
