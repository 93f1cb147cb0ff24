package dev.quarterdeck.tui.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.wire.Traffic;
import dev.quarterdeck.sandbox.world.secrets.SecretVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * One rotation in a process of its own, killed once, and resumed by another process. Everything is
 * checked from outside: over the wire, and in the files that the processes left.
 */
final class CrashRun {
  static final String SECRET = "acme/prod/app";
  static final String KEY = "JWT_SECRET";
  static final String OTHER = "OPENAI_API_KEY";
  private static final String SERVICE = "api";
  private static final String CLUSTER = "acme-prod";

  /** Against a process that hangs; one is never waited for that long, however busy the machine. */
  private static final int PATIENCE_SECONDS = 900;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path folder;
  private final Kill kill;
  private final @Nullable Kill again;
  private final long seed;
  private final boolean intruder;
  private final boolean refuses;
  private final List<String> broken = new CopyOnWriteArrayList<>();
  private final List<String> actions = new CopyOnWriteArrayList<>();

  /**
   * @param again of the process that resumes; null for none
   * @param intruder somebody else edits another key between the kill and the resume
   * @param refuses the service does not come up with the new value, so that it is backed out
   */
  CrashRun(
      Path folder, Kill kill, @Nullable Kill again, long seed, boolean intruder, boolean refuses) {
    this.folder = folder;
    this.kill = kill;
    this.again = again;
    this.seed = seed;
    this.intruder = intruder;
    this.refuses = refuses;
  }

  /**
   * What came of it.
   *
   * @param status of the journal at the end; {@code none} when it was killed before there was one
   * @param struck whether the moment came
   * @param step the one that the journal named after the kill; {@code none} without a journal
   * @param actions the requests that the first process made
   * @param journaled how many of them after its journal was opened
   * @param journalWrites how often its journal was written
   */
  record Ended(
      String status,
      boolean struck,
      String step,
      List<String> actions,
      int journaled,
      int resumes,
      int journalWrites) {}

  Ended run() throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Files.createDirectories(folder);
    try (Stage stage = new Stage(folder, seed)) {
      GetSecretValueResponse before = current(stage);
      Map<String, String> old = values(before.secretString());
      if (refuses) {
        String was = old.get(KEY);
        stage
            .sandbox
            .world()
            .ecs()
            .demand(
                i -> i.containsKey(KEY) && !String.valueOf(was).equals(i.get(KEY)) ? KEY : null);
      }
      boolean struck;
      int writes;
      int journaled;
      try (Killer killer = new Killer(kill, stage.home.resolve("rotations"))) {
        stage.sandbox.traffic().watch(watching(stage, killer, old));
        Process first =
            stage.start(
                out,
                err,
                List.of(
                    "rotate",
                    SECRET,
                    KEY,
                    "--recipe",
                    "generated",
                    "--soak",
                    "5s",
                    "--yes",
                    "--reason",
                    "crash test",
                    "-o",
                    "json"));
        killer.aim(first);
        ended(first, err);
        struck = killer.struck();
        writes = killer.journalWrites();
        journaled = killer.journaledRequests();
      }
      stage.sandbox.traffic().watch(Traffic.Watcher.NOBODY);
      String step = step(stage);
      check(stage, old, null);
      String put = intruder ? intrude(stage) : null;
      int resumes = resume(stage, out, err, old, put != null);
      String status = status(stage);
      checkEnd(stage, status, old, put);
      checkClean(stage, old, out, err);
      assertThat(broken).isEmpty();
      return new Ended(status, struck, step, List.copyOf(actions), journaled, resumes, writes);
    }
  }

  /** After every request that changed anything, AWSCURRENT must be whole. */
  private Traffic.Watcher watching(Stage stage, Killer killer, Map<String, String> old) {
    return new Traffic.Watcher() {
      @Override
      public boolean before(String action) {
        actions.add(action);
        return killer.before(action);
      }

      @Override
      public boolean after(String action) {
        if (action.startsWith("secretsmanager:") && !action.contains(":Get")) {
          whole(stage, old);
        }
        return killer.after(action);
      }
    };
  }

  private void whole(Stage stage, Map<String, String> old) {
    String text =
        stage
            .sandbox
            .world()
            .call(
                () -> {
                  SecretVersion v = stage.sandbox.world().secrets().live(SECRET).current();
                  return v == null ? null : v.text();
                });
    try {
      if (!values(String.valueOf(text)).keySet().containsAll(old.keySet())) {
        broken.add("AWSCURRENT lost keys");
      }
    } catch (RuntimeException e) {
      broken.add("AWSCURRENT is no document");
    }
  }

  private static void ended(Process process, Path err) throws InterruptedException, IOException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("qd does not end: " + Files.readString(err));
    }
  }

  /** Another operator's edit of another key, straight to AWSCURRENT. */
  private static String intrude(Stage stage) {
    String text = current(stage).secretString();
    String value = "theirs-" + Instant.now().toEpochMilli() + "-kept";
    String old = values(text).get(OTHER);
    stage.secrets.putSecretValue(
        q -> q.secretId(SECRET).secretString(text.replace(String.valueOf(old), value)));
    return value;
  }

  /** Until it has ended; onto somebody else's version where it asks for that. */
  private int resume(Stage stage, Path out, Path err, Map<String, String> old, boolean onto)
      throws IOException, InterruptedException {
    int resumes = 0;
    while (resumes < 5) {
      JsonNode operation = operation(stage);
      if (operation == null
          || List.of("completed", "backedOut", "failed")
              .contains(operation.get("status").asString())) {
        return resumes;
      }
      List<String> args = new ArrayList<>(List.of("rotations", "resume"));
      args.add(operation.get("operation").asString());
      args.addAll(List.of("--yes", "--reason", "crash test", "-o", "json"));
      if (onto && resumes > 0) {
        args.addAll(List.of("--onto", current(stage).versionId()));
      }
      if (resumes == 0 && again != null) {
        try (Killer killer = new Killer(again, stage.home.resolve("rotations"))) {
          stage.sandbox.traffic().watch(watching(stage, killer, old));
          Process second = stage.start(out, err, args);
          killer.aim(second);
          ended(second, err);
        }
        stage.sandbox.traffic().watch(Traffic.Watcher.NOBODY);
      } else {
        ended(stage.start(out, err, args), err);
      }
      resumes++;
    }
    return resumes;
  }

  /** What the journal says is to be done next, or how it ended. */
  private static String step(Stage stage) {
    JsonNode operation = operation(stage);
    if (operation == null) {
      return "none";
    }
    JsonNode next = operation.get("next");
    return next.isNull() ? "ended" : next.asString();
  }

  private static @Nullable JsonNode operation(Stage stage) {
    JsonNode all = MAPPER.readTree(stage.look("rotations", "list", "-o", "json"));
    assertThat(all.size()).as("journals").isLessThanOrEqualTo(1);
    return all.isEmpty() ? null : all.get(0);
  }

  private static String status(Stage stage) {
    JsonNode operation = operation(stage);
    return operation == null ? "none" : operation.get("status").asString();
  }

  private void checkEnd(Stage stage, String status, Map<String, String> old, @Nullable String put)
      throws IOException {
    assertThat(status)
        .as(() -> read(folder.resolve("err")))
        .isIn("none", "completed", "backedOut", "failed");
    check(stage, old, put);
    GetSecretValueResponse now = current(stage);
    boolean rotated = !Objects.equals(old.get(KEY), values(now.secretString()).get(KEY));
    assertThat(rotated)
        .as("rotated, journal says %s", status)
        .isEqualTo(status.equals("completed"));
    if (refuses && status.equals("completed")) {
      throw new AssertionError("completed with a value that the service refuses");
    }
    List<String> labels = new ArrayList<>();
    stage
        .secrets
        .describeSecret(q -> q.secretId(SECRET))
        .versionIdsToStages()
        .values()
        .forEach(labels::addAll);
    assertThat(labels).as("labels").isSubsetOf("AWSCURRENT", "AWSPREVIOUS");
    checkTasks(stage, now);
  }

  /** Everything but the rotated key is as it was, or as somebody else put it. */
  private static void check(Stage stage, Map<String, String> old, @Nullable String put) {
    Map<String, String> now = values(current(stage).secretString());
    Map<String, String> expected = new TreeMap<>(old);
    if (put != null) {
      expected.put(OTHER, put);
    }
    expected.remove(KEY);
    assertThat(now).containsKey(KEY);
    now.remove(KEY);
    assertThat(now).isEqualTo(expected);
  }

  /** Every task of the consumer runs, and holds the value that is current. */
  private static void checkTasks(Stage stage, GetSecretValueResponse now) {
    List<String> arns =
        stage.ecs.listTasks(q -> q.cluster(CLUSTER).serviceName(SERVICE)).taskArns();
    List<Task> tasks = stage.ecs.describeTasks(q -> q.cluster(CLUSTER).tasks(arns)).tasks();
    String value = values(now.secretString()).get(KEY);
    List<String> held =
        stage
            .sandbox
            .world()
            .call(
                () ->
                    Objects.requireNonNull(stage.sandbox.world().ecs().cluster(CLUSTER))
                        .tasks()
                        .stream()
                        .filter(t -> t.running() && t.wanted)
                        .filter(t -> ("service:" + SERVICE).equals(t.group))
                        .map(t -> String.valueOf(t.injected().get(KEY)))
                        .toList());
    assertThat(held).as("values that tasks hold").hasSize(tasks.size()).containsOnly(value);
    assertThat(tasks).isNotEmpty().allMatch(t -> t.lastStatus().equals("RUNNING"));
  }

  /** No value stands in anything that the processes wrote. */
  private static void checkClean(Stage stage, Map<String, String> old, Path out, Path err)
      throws IOException {
    List<String> secrets = new ArrayList<>(old.values());
    secrets.addAll(values(current(stage).secretString()).values());
    secrets.removeIf(v -> v.length() < 12);
    try (Stream<Path> files = Stream.concat(Files.walk(stage.home), Stream.of(out, err))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String secret : secrets) {
          assertThat(text.contains(secret)).as("a value in " + file.getFileName()).isFalse();
        }
      }
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static GetSecretValueResponse current(Stage stage) {
    return stage.secrets.getSecretValue(q -> q.secretId(SECRET));
  }

  private static Map<String, String> values(String document) {
    Map<String, String> values = new TreeMap<>();
    MAPPER
        .readTree(document)
        .properties()
        .forEach(e -> values.put(e.getKey(), e.getValue().asString()));
    return values;
  }
}
