package dev.quarterdeck.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.run.Progress;
import dev.quarterdeck.sandbox.world.ecs.ImageBehaviour;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What whole rotations on a provider are set up with and looked at. */
abstract class ProviderRotation {
  static final String CANARY = "canary0of0the0past";

  @TempDir Path home;
  Bench bench;
  private final List<String> seen = new ArrayList<>();

  @BeforeEach
  void start() {
    bench = new Bench(home);
    for (Recipe r : bench.console().recipes().all()) {
      bench.recipes.put(r.name(), r);
    }
  }

  @AfterEach
  void close() {
    bench.close();
  }

  final void value(String secret, String text) {
    try (SecretValue value = SecretValue.ofText(text)) {
      bench
          .console()
          .ports()
          .secretEditor()
          .put(
              bench.secret(secret).arn(),
              UUID.randomUUID().toString(),
              value,
              List.of("AWSCURRENT"))
          .orThrow();
    }
  }

  final String value(String secret) {
    return bench
        .world()
        .call(
            () ->
                Objects.requireNonNull(
                    Objects.requireNonNull(bench.secret(secret).current()).text()));
  }

  private RotationRequest request(String secret, String recipe, Map<String, String> options) {
    return Bench.request(
        new RotationRequest.Target(
            secret, null, Objects.requireNonNull(bench.recipes.get(recipe)), options));
  }

  /** A rotation that services live well with. */
  final RotationResult completed(String secret, String recipe, Map<String, String> options) {
    return ended(secret, recipe, options, watching(), Status.COMPLETED);
  }

  /** A rotation whose new value makes the services unhealthy. */
  final RotationResult backedOut(String secret, String recipe, Map<String, String> options) {
    return ended(secret, recipe, options, sickening(), Status.BACKED_OUT);
  }

  private RotationResult ended(
      String secret, String recipe, Map<String, String> options, Progress progress, Status status) {
    RotationResult r =
        bench.rotate(bench.rotations(), request(secret, recipe, options), progress).orThrow();
    assertThat(r.status()).as("%s %s", r.why(), r.steps()).isEqualTo(status);
    return r;
  }

  /** The old value ends, after the overlap that is usual. */
  final RotationResult retired(RotationResult r) {
    bench.world().advance(Duration.ofMinutes(61));
    RotationResult retired =
        bench.rotations().retire(r.operation(), false, watching()).then(bench::run).orThrow();
    assertThat(retired.retired()).isTrue();
    return retired;
  }

  /** Lets the new tasks be unhealthy, once they are rolled, and heals them for the way back. */
  private Progress sickening() {
    Set<String> images = images();
    return new Progress() {
      @Override
      public void step(StepEntry step) {
        seen.add(step.toString());
        boolean rolling = step.step().equals("roll");
        if (rolling || step.step().startsWith("backOut")) {
          become(images, rolling ? ImageBehaviour.crashing(1, 3, 1) : ImageBehaviour.WELL);
        }
      }

      @Override
      public void rolling(List<Counts> services) {}
    };
  }

  private void become(Set<String> images, ImageBehaviour behaviour) {
    bench
        .world()
        .call(
            () -> {
              images.forEach(i -> bench.world().ecs().image(i, behaviour));
              return true;
            });
  }

  private Set<String> images() {
    return bench
        .world()
        .call(
            () ->
                Stream.of("api", "billing", "worker")
                    .flatMap(s -> bench.tasks("acme-prod", s).stream())
                    .flatMap(t -> t.containers.stream())
                    .map(c -> c.spec.image())
                    .collect(Collectors.toSet()));
  }

  private Progress watching() {
    return new Progress() {
      @Override
      public void step(StepEntry step) {
        seen.add(step.toString());
      }

      @Override
      public void rolling(List<Counts> services) {}
    };
  }

  /** Journal, record, caches, progress and result: no value stands in any of them. */
  final void nowhere(RotationResult result, String... values) throws IOException {
    StringBuilder all = new StringBuilder(result.toString()).append(seen);
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(all.toString()).contains(result.operation());
    for (String value : values) {
      assertThat(all.toString()).doesNotContain(value);
    }
  }

  static String word(String url) {
    return url.replaceAll("^[^@]*:([^@]*)@.*$", "$1");
  }

  /** What a version holds, also one that was taken back. */
  final String text(String secret, String version) {
    return bench
        .world()
        .call(
            () ->
                Objects.requireNonNull(
                    Objects.requireNonNull(bench.secret(secret).versions().get(version)).text()));
  }
}
