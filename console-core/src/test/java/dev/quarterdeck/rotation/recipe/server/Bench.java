package dev.quarterdeck.rotation.recipe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.secrets.SecretEditor;
import dev.quarterdeck.secrets.SecretStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A recipe's calls in the order of a run, with everything that it says collected. */
public final class Bench implements AutoCloseable {
  private final DrivenSandbox aws;
  private final List<String> said = new ArrayList<>();

  public Bench(Path home) throws IOException {
    aws = DrivenSandbox.start(Scenario.CALM, home);
  }

  public DrivenSandbox aws() {
    return aws;
  }

  public SecretStore store() {
    return aws.console().ports().secrets();
  }

  /** A secret of that value; its name. */
  public String secret(String value) {
    String name = "bench/" + UUID.randomUUID();
    try (SecretValue text = SecretValue.ofText(value)) {
      done(
          aws.console()
              .ports()
              .secretEditor()
              .create(
                  new SecretEditor.Creation(
                      name, UUID.randomUUID().toString(), null, null, Map.of()),
                  text));
    }
    return name;
  }

  /** Options as {@code name, value, name, value}. */
  public static Settings settings(String... options) {
    return settings(false, options);
  }

  public static Settings settings(boolean compromised, String... options) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < options.length; i += 2) {
      map.put(options[i], options[i + 1]);
    }
    return new Settings("bench", null, map, compromised);
  }

  public Recipe.Outlook outlook(Recipe recipe, Settings settings, String old) {
    try (SecretValue value = SecretValue.ofText(old)) {
      Recipe.Outlook outlook = done(recipe.outlook(settings, value));
      said.addAll(outlook.details());
      said.addAll(outlook.notes());
      return outlook;
    }
  }

  public String next(Recipe recipe, Settings settings, String old) {
    try (SecretValue value = SecretValue.ofText(old);
        SecretValue next = done(recipe.next(settings, value, 0))) {
      return next.readText(t -> t);
    }
  }

  /** One of the recipe's calls with both values. */
  @FunctionalInterface
  public interface Step {
    Outcome<String> call(SecretValue old, SecretValue next);
  }

  public String step(String old, String next, Step step) {
    return done(outcome(old, next, step));
  }

  public Problem failing(String old, String next, Step step) {
    return failed(outcome(old, next, step));
  }

  private static Outcome<String> outcome(String old, String next, Step step) {
    try (SecretValue o = SecretValue.ofText(old);
        SecretValue n = SecretValue.ofText(next)) {
      return step.call(o, n);
    }
  }

  public Problem refused(Recipe recipe, Settings settings, String old) {
    try (SecretValue value = SecretValue.ofText(old)) {
      return failed(recipe.outlook(settings, value));
    }
  }

  private <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> {
        if (value instanceof String text) {
          said.add(text);
        }
        yield value;
      }
      case Outcome.Failed<T>(Problem problem) -> throw new AssertionError("failed: " + problem);
    };
  }

  private Problem failed(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    Problem problem = ((Outcome.Failed<?>) outcome).problem();
    assertThat(problem.sentence()).isNotBlank();
    assertThat(problem.remedy()).isNotBlank();
    said.add(problem.toString());
    return problem;
  }

  /** Everything that the recipe said so far, problems included. */
  public String said() {
    return String.join("\n", said);
  }

  @Override
  public void close() {
    aws.close();
  }
}
