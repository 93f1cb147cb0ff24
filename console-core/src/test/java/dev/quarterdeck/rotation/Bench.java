package dev.quarterdeck.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.rotation.journal.Disk;
import dev.quarterdeck.rotation.journal.Journals;
import dev.quarterdeck.rotation.plan.Schedules;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.report.Reporting;
import dev.quarterdeck.rotation.run.HttpProbe;
import dev.quarterdeck.rotation.run.Parts;
import dev.quarterdeck.rotation.run.Progress;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.ecs.EcsTask;
import dev.quarterdeck.sandbox.world.secrets.Secret;
import dev.quarterdeck.sandbox.world.secrets.SecretVersion;
import dev.quarterdeck.secrets.edit.Edited;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A sandbox to rotate on, what a rotation is asked for, and the world's own truth afterwards. */
final class Bench implements AutoCloseable {
  static final String APP = "acme/prod/app";
  static final String FEATURES = "acme/prod/features";

  final DrivenSandbox driven;
  final Path home;
  final Map<String, Recipe> recipes = new HashMap<>();
  HttpProbe http = HttpProbe.real();

  Bench(Path home) {
    try {
      this.driven = DrivenSandbox.start(Scenario.CALM, home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.home = home;
  }

  Console console() {
    return driven.console();
  }

  World world() {
    return driven.sandbox().world();
  }

  Rotations rotations() {
    return rotations(p -> p, Disk.REAL);
  }

  /** Lets a test stand between a run and AWS. */
  interface Between {
    Parts of(Parts parts);
  }

  Rotations rotations(Between between, Disk disk) {
    Console c = console();
    Parts parts =
        between.of(
            new Parts(
                c.ports().secrets(),
                c.ports().secretEditor(),
                c.ports().ecs(),
                c.ports().ecsEditor(),
                services ->
                    c.health(
                        driven.deadline(),
                        dev.quarterdeck.health.HealthCheck.Scope.verdict(null, services)),
                arns -> c.usage().usageOf(driven.deadline(), arns),
                http,
                name -> {
                  Recipe recipe = recipes.get(name);
                  return recipe == null
                      ? Outcome.failed(new Problem.Invalid("No recipe " + name, "None."))
                      : Outcome.done(recipe);
                },
                c.clock(),
                c.pause()));
    Schedules schedules =
        new Schedules(c.ports().scheduledTasks(), c.ports().ecs(), driven::deadline);
    return new Rotations(
        new Rotations.Tools(
            parts,
            new Journals(c.home().rotations(), disk),
            c.usage(),
            schedules,
            new Reporting(
                c.ports().secrets(), c.usage(), schedules, c.reuse(), c.clock(), driven::deadline),
            c::identity,
            c::region,
            driven::deadline));
  }

  /** Lets another tool than ECS deploy a service of acme-prod. */
  void controlled(String service, String controller) {
    world()
        .call(
            () ->
                Objects.requireNonNull(world().ecs().cluster("acme-prod")).services().stream()
                        .filter(s -> s.name().equals(service))
                        .findFirst()
                        .orElseThrow()
                        .controller =
                    controller);
  }

  Lock lock(String name) {
    Lock lock = new Lock(name);
    recipes.put(name, lock);
    return lock;
  }

  static RotationRequest.Target target(String secret, @Nullable String key, Recipe recipe) {
    return new RotationRequest.Target(secret, key, recipe, Map.of());
  }

  static RotationRequest request(RotationRequest.Target... targets) {
    return new RotationRequest(List.of(targets), options(null, false));
  }

  static RotationRequest.Options options(@Nullable String canary, boolean compromised) {
    return new RotationRequest.Options(
        canary, compromised, Duration.ofSeconds(30), null, Duration.ofMinutes(20), false, false);
  }

  Outcome<RotationResult> rotate(RotationRequest request) {
    return rotate(rotations(), request, Progress.NONE);
  }

  Outcome<RotationResult> rotate(Rotations rotations, RotationRequest request, Progress progress) {
    return rotations.prepare(request, progress).then(this::run);
  }

  <R> Outcome<R> run(Change<R> change) {
    try (change) {
      return console().changes().run(change, "a test", Outcome::done);
    }
  }

  /** Another person's edit of one key, by the console's own way. */
  String edit(String secret, String key, String value) {
    try (Change<Edited> change =
        console().edits().set(secret, Map.of(key, SecretValue.ofText(value))).orThrow()) {
      return Objects.requireNonNull(run(change).orThrow().newVersion());
    }
  }

  Secret secret(String name) {
    return world().call(() -> world().secrets().get(name));
  }

  String current(String name) {
    return world().call(() -> Objects.requireNonNull(secret(name).current()).id());
  }

  /** Every label that is not AWS's own, and AWSPENDING. */
  Set<String> strays(String name) {
    return world()
        .call(
            () -> {
              Set<String> strays = new TreeSet<>();
              for (SecretVersion v : secret(name).versions().values()) {
                v.stages().stream()
                    .filter(s -> !s.equals("AWSCURRENT") && !s.equals("AWSPREVIOUS"))
                    .forEach(strays::add);
              }
              return strays;
            });
  }

  String value(String name, String version, String key) {
    return world()
        .call(
            () -> {
              String text =
                  Objects.requireNonNull(
                      Objects.requireNonNull(secret(name).versions().get(version)).text());
              var node = tools.jackson.databind.json.JsonMapper.shared().readTree(text).get(key);
              return node == null ? "" : node.stringValue();
            });
  }

  /** The versions that a service's running tasks were started with. */
  Set<String> held(String cluster, String service, String secret) {
    return world()
        .call(
            () -> {
              Set<String> held = new TreeSet<>();
              for (EcsTask t : tasks(cluster, service)) {
                held.addAll(t.held().getOrDefault(secret(secret).arn(), Set.of()));
              }
              return held;
            });
  }

  List<EcsTask> tasks(String cluster, String service) {
    return world()
        .call(
            () ->
                Objects.requireNonNull(world().ecs().cluster(cluster)).tasks().stream()
                    .filter(t -> t.running() && t.wanted)
                    .filter(t -> ("service:" + service).equals(t.group))
                    .toList());
  }

  long updates() {
    return driven.sandbox().traffic().of("ecs:UpdateService");
  }

  /** What a service's tasks were last started with is what is current. */
  void allRunWith(String secret, String version, String... services) {
    for (String service : services) {
      assertThat(held("acme-prod", service, secret)).as(service).containsExactly(version);
    }
  }

  static String said(List<Unknown> unknowns) {
    return unknowns.toString();
  }

  @Override
  public void close() {
    driven.close();
  }
}
