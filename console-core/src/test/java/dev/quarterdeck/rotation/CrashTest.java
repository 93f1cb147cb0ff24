package dev.quarterdeck.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Roll;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.recipe.ValueSource;
import dev.quarterdeck.rotation.run.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process dies before and after every change that a rotation makes, of AWS, of the provider and
 * of its journal; then it is resumed or aborted. Whatever happened, the world ends whole.
 */
final class CrashTest {
  private static final String KEY = "STRIPE_SECRET_KEY";

  /** Of one service only. */
  private static final String ALONE = "JWT_SECRET";

  private static final String OTHER = "PINECONE_API_KEY";

  /** So many rotations fit into a secret's hundred versions. */
  private static final int ON_ONE_SANDBOX = 24;

  @TempDir Path home;
  private @Nullable Bench bench;
  private int used;
  private int sandboxes;

  /** How the rotations go when nothing dies. */
  private enum Course {
    GOOD,
    /** The services refuse the new value. */
    BAD
  }

  @TestFactory
  Stream<DynamicTest> diesAnywhereOnTheWayForward() {
    return sweep(Course.GOOD);
  }

  @TestFactory
  Stream<DynamicTest> diesAnywhereOnTheWayBack() {
    return sweep(Course.BAD);
  }

  @Test
  void aFailureOfTheOnlyConsumerThatIsOnRecordIsNotTakenForDone() {
    try (Bench b = new Bench(home)) {
      diesAlone(b, false);
    }
  }

  @Test
  void theOnlyConsumerGoesBackToTheOldValueWhenItsFailureIsOnRecord() {
    try (Bench b = new Bench(home)) {
      diesAlone(b, true);
    }
  }

  /** Of one service there is nobody else to follow after the stop. */
  private static void diesAlone(Bench b, boolean abort) {
    Lock lock = b.lock("lock");
    lock.badFrom = 0;
    String before = b.current(Bench.APP);
    String old = b.value(Bench.APP, before, ALONE);
    Doom doom = new Doom().killWhen(() -> failureIsOnRecord(b));
    var request = Bench.request(Bench.target(Bench.APP, ALONE, doom.recipe(lock)));
    assertThatThrownBy(
            () -> b.rotate(b.rotations(doom::between, doom.disk()), request, Progress.NONE))
        .isInstanceOf(Doom.Killed.class);
    Operation op = b.rotations().list().orThrow().items().getFirst();
    assertThat(op.order().consumers()).containsExactly("acme-prod/api");
    assertThat(op.status().ended()).isFalse();
    assertThat(b.current(Bench.APP)).isNotEqualTo(before);
    end(b, op, abort);
    assertThat(b.rotations().show(op.id()).orThrow().status()).isEqualTo(Status.BACKED_OUT);
    assertThat(b.value(Bench.APP, b.current(Bench.APP), ALONE)).isEqualTo(old);
    assertThat(b.tasks("acme-prod", "api"))
        .isNotEmpty()
        .allMatch(t -> old.equals(t.injected().get(ALONE)));
    assertThat(b.strays(Bench.APP)).isEmpty();
    assertThat(lock.keys).containsExactly(old);
  }

  private static boolean failureIsOnRecord(Bench b) {
    return b.rotations().list().orThrow().items().stream()
        .flatMap(o -> o.course().phases().stream())
        .flatMap(p -> p.rolls().stream())
        .anyMatch(r -> r.state() == Roll.State.FAILED);
  }

  /** Before the first change, and after each: what lies between two is the same everywhere. */
  private Stream<DynamicTest> sweep(Course course) {
    return IntStream.rangeClosed(0, points(course))
        .mapToObj(n -> new Case(course, Math.max(0, n - 1), n > 0, n))
        .map(c -> DynamicTest.dynamicTest(c.toString(), () -> dies(c)))
        .onClose(this::close);
  }

  /**
   * {@code seed} decides what happens between the death and the next run, and which run that is.
   */
  private record Case(Course course, int at, boolean after, int seed) {}

  private Bench bench() {
    if (bench == null || ++used > ON_ONE_SANDBOX) {
      close();
      used = 1;
      bench = new Bench(home.resolve(Integer.toString(++sandboxes)));
    }
    return bench;
  }

  private void close() {
    if (bench != null) {
      bench.close();
      bench = null;
    }
  }

  private int points(Course course) {
    try (Bench b = new Bench(home.resolve("count-" + course))) {
      Doom doom = new Doom().counting();
      RotationResult r = rotate(b, course, doom);
      assertThat(r.status())
          .isEqualTo(course == Course.GOOD ? Status.COMPLETED : Status.BACKED_OUT);
      return doom.points.size();
    }
  }

  private static RotationResult rotate(Bench b, Course course, Doom doom) {
    Lock lock = b.lock("lock");
    lock.badFrom = course == Course.BAD ? 0 : 99;
    return b.rotate(
            b.rotations(doom::between, doom.disk()),
            Bench.request(Bench.target(Bench.APP, KEY, doom.recipe(lock))),
            Progress.NONE)
        .orThrow();
  }

  private void dies(Case c) {
    boolean whole = false;
    try {
      dies(c, bench());
      whole = true;
    } finally {
      if (!whole) {
        // The next case begins on a world of its own.
        close();
      }
    }
  }

  private static void dies(Case c, Bench b) {
    Random random = new Random(c.seed());
    String before = b.current(Bench.APP);
    String old = b.value(Bench.APP, before, KEY);
    Doom doom = new Doom().killAt(c.at(), c.after()).always(() -> currentIsWhole(b));
    try {
      rotate(b, c.course(), doom);
    } catch (Doom.Killed killed) {
      currentIsWhole(b);
    }
    Lock lock = (Lock) Objects.requireNonNull(b.recipes.get("lock"));
    List<Operation> open =
        b.rotations().list().orThrow().items().stream().filter(o -> !o.status().ended()).toList();
    assertThat(open).hasSizeLessThan(2);
    @Nullable String theirs = null;
    if (!open.isEmpty()) {
      b.world().advance(Duration.ofSeconds(random.nextInt(400)));
      if (random.nextInt(4) == 0) {
        theirs = "demo-theirs-" + c.seed();
        byAnother(b, theirs);
      }
      end(b, open.getFirst(), random.nextBoolean());
    }
    assertThat(b.rotations().list().orThrow().unknowns()).isEmpty();
    Status status =
        b.rotations().list().orThrow().items().stream()
            .findFirst()
            .map(Operation::status)
            .orElse(Status.FAILED);
    whole(b, status, old, lock, theirs);
    retire(b, status, lock);
  }

  /** Resumes or aborts, and does what a pause says, until it has ended. */
  private static void end(Bench b, Operation op, boolean abort) {
    boolean back = abort;
    for (int i = 0; i < 4; i++) {
      Operation now = b.rotations().show(op.id()).orThrow();
      if (now.status().ended()) {
        return;
      }
      String onto = b.current(Bench.APP);
      (back
              ? b.rotations().abort(op.id(), Progress.NONE)
              : b.rotations()
                  .resume(op.id(), i == 0 ? null : onto, ValueSource.NONE, Progress.NONE))
          .then(b::run)
          .orThrow();
      // What cannot go on is taken back, as the pause offers.
      back = i > 0;
    }
    throw new AssertionError("has no end: " + b.rotations().show(op.id()).orThrow());
  }

  private static void byAnother(Bench b, String value) {
    b.world()
        .call(
            () -> {
              var secret = b.secret(Bench.APP);
              String was = b.value(Bench.APP, b.current(Bench.APP), OTHER);
              String text = Objects.requireNonNull(Objects.requireNonNull(secret.current()).text());
              return b.world()
                  .secrets()
                  .versions()
                  .put(secret, null, text.replace(was, value), null, List.of());
            });
  }

  /** There is a current version, it has a value, and every key that it had. */
  private static void currentIsWhole(Bench b) {
    String current = b.current(Bench.APP);
    assertThat(b.value(Bench.APP, current, KEY)).isNotEmpty();
    assertThat(b.value(Bench.APP, current, "JWT_SECRET")).startsWith("demo-jwt-");
  }

  private static void whole(
      Bench b, Status status, String old, Lock lock, @Nullable String theirs) {
    String current = b.current(Bench.APP);
    String value = b.value(Bench.APP, current, KEY);
    assertThat(status).isIn(Status.COMPLETED, Status.BACKED_OUT, Status.FAILED);
    if (theirs != null) {
      assertThat(b.value(Bench.APP, current, OTHER)).as("the other's edit").isEqualTo(theirs);
    }
    for (String service : List.of("api", "billing")) {
      assertThat(b.tasks("acme-prod", service))
          .as("%s of %s", service, status)
          .isNotEmpty()
          .allMatch(t -> value.equals(t.injected().get(KEY)));
    }
    if (status == Status.COMPLETED) {
      assertThat(value).contains(Lock.CANARY).isNotEqualTo(old);
      assertThat(lock.keys).contains(value, old);
      assertThat(b.strays(Bench.APP)).hasSize(1).allMatch(s -> s.startsWith("qd-old/"));
    } else {
      assertThat(value).isEqualTo(old);
      assertThat(b.strays(Bench.APP)).isEmpty();
      assertThat(lock.keys).containsExactly(old);
    }
  }

  private static void retire(Bench b, Status status, Lock lock) {
    if (status == Status.COMPLETED) {
      Operation done = b.rotations().list().orThrow().items().getFirst();
      b.rotations().retire(done.id(), true, Progress.NONE).then(b::run).orThrow();
      assertThat(lock.keys).hasSize(1);
      assertThat(b.strays(Bench.APP)).isEmpty();
    }
    b.world().advance(Duration.ofMinutes(20));
  }
}
