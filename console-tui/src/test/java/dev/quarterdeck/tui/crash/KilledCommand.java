package dev.quarterdeck.tui.crash;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.wire.Traffic;
import dev.quarterdeck.sandbox.world.secrets.SecretVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One changing command in a process of its own, killed once or on a disk that is full, and then run
 * again by somebody else; everything is checked from outside: over the wire, and in the files that
 * are left.
 */
final class KilledCommand {
  static final String VALUE = "killed-canary-value-8f3a";

  /** Against a process that hangs. */
  private static final int PATIENCE_SECONDS = 900;

  /**
   * What is run.
   *
   * @param setup a command before it, or empty
   * @param line what is killed; {@code @dir} is a folder with in.env and readiness.yaml
   * @param secret the one that it changes, or null for none
   * @param key the only key that it may change; {@code *} for all
   * @param expected its value in the end; null where none is known or it is to be gone
   */
  record Order(
      String setup, String line, @Nullable String secret, String key, @Nullable String expected) {}

  private static final String WHY = " --yes --reason killed";
  private static final String SET = "secrets set acme/prod/app OPENAI_API_KEY" + WHY;
  private static final String APP = "acme/prod/app";
  private static final String STAGING = "acme/staging/app";
  private static final String REMEMBER =
      "rotations remember " + APP + " JWT_SECRET --recipe generated" + WHY;

  static final List<Order> ORDERS =
      List.of(
          new Order("", SET, APP, "OPENAI_API_KEY", VALUE),
          new Order("", SET.replace("set", "unset"), APP, "OPENAI_API_KEY", null),
          new Order(SET, "secrets rollback " + APP + WHY, APP, "*", null),
          new Order("", "env push @dir/in.env " + STAGING + WHY, STAGING, "NEW_KEY", VALUE),
          new Order("", "secrets create acme/dev/new TOKEN" + WHY, "acme/dev/new", "TOKEN", VALUE),
          new Order("", "secrets tag " + APP + " note=killed" + WHY, null, "", null),
          new Order("", "alarms silence acme-prod-api-5xx --for 30m" + WHY, null, "", null),
          new Order(
              "",
              "checklist attest load-test --evidence x --by me --yes --file @dir/readiness.yaml",
              null,
              "",
              null),
          new Order(SET, "audit rotate", null, "", null),
          new Order("", "secrets import @dir/in.env " + STAGING + WHY, STAGING, "NEW_KEY", VALUE),
          new Order("", "services scale acme-staging/worker 2" + WHY, null, "", null),
          new Order(SET, "audit ship /ecs/acme-prod-api" + WHY, null, "", null),
          new Order("", REMEMBER, null, "", null));

  private final Path folder;
  private final Order order;
  private final Moment.Kind kind;
  private final int n;

  /** As much as a file of the first process may hold, in blocks of 512 bytes; -1 for no limit. */
  private final int blocks;

  private KilledCommand(Path folder, Order order, Moment.Kind kind, int n, int blocks) {
    this.folder = folder;
    this.order = order;
    this.kind = kind;
    this.n = n;
    this.blocks = blocks;
  }

  static KilledCommand killed(Path folder, Order order, Moment.Kind kind, int n) {
    return new KilledCommand(folder, order, kind, n, -1);
  }

  static KilledCommand onFullDisk(Path folder, Order order, int blocks) {
    return new KilledCommand(folder, order, Moment.Kind.NEVER, 0, blocks);
  }

  /**
   * What came of it.
   *
   * @param code of the first process
   * @param requests how many it made
   * @param events how many its files made
   */
  record Ended(boolean struck, int code, int requests, int events) {}

  Ended run(long seed) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path dir = Files.createDirectories(folder.resolve("dir"));
    Files.writeString(dir.resolve("in.env"), "NEW_KEY=" + VALUE + "\n");
    Files.writeString(dir.resolve("readiness.yaml"), "version: 1\n");
    Path in = Files.writeString(folder.resolve("in"), VALUE);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    try (Stage stage = new Stage(folder, seed)) {
      if (!order.setup().isEmpty()) {
        Path first = Files.writeString(folder.resolve("first"), "set-up-canary-value-77");
        assertThat(ended(stage.start(first, out, err, words(order.setup())))).as(said()).isZero();
      }
      Map<String, String> before = values(stage);
      Moment moment = new Moment(kind, n, folder);
      int code;
      try (moment) {
        stage.sandbox.traffic().watch(moment);
        Process process =
            blocks < 0
                ? stage.start(in, out, err, words(order.line()))
                : stage.startLimited(blocks, in, words(order.line()));
        moment.aim(process);
        if (blocks >= 0) {
          Files.write(out, process.getInputStream().readAllBytes(), APPEND, CREATE);
          Files.writeString(err, "", APPEND, CREATE);
        }
        code = ended(process);
        if (blocks >= 0) {
          assertThat(code).as(said()).isIn(0, 1, 5, 6, 7);
          assertThat(code == 0 || said().contains("→ ")).as(said()).isTrue();
          noRests();
        } else if (!moment.struck()) {
          assertThat(code).as(said()).isZero();
        }
      }
      stage.sandbox.traffic().watch(Traffic.Watcher.NOBODY);
      lostNothing(stage, before);
      recorded(stage, before);
      goesOn(stage, ended(stage.start(in, out, err, words(order.line()))));
      clean(stage, before, dir);
      return new Ended(moment.struck(), code, moment.requests(), moment.events());
    }
  }

  private List<String> words(String line) {
    return List.of(line.replace("@dir", folder.resolve("dir").toString()).split(" "));
  }

  /** What the processes printed. */
  private String said() throws IOException {
    return Files.readString(folder.resolve("out")) + Files.readString(folder.resolve("err"));
  }

  private int ended(Process process) throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("it does not end: " + said());
    }
    return process.exitValue();
  }

  /** What could not be written whole is not there at all. */
  private void noRests() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(f -> f.toString().endsWith(".tmp"))).isEmpty();
    }
  }

  /** Only what was meant differs, and every secret is a whole document. */
  private void lostNothing(Stage stage, Map<String, String> before) {
    Map<String, String> now = new TreeMap<>(values(stage));
    Map<String, String> then = new TreeMap<>(before);
    String secret = order.secret();
    if (secret != null) {
      String meant = order.key().equals("*") ? secret + ":" : secret + ":" + order.key();
      now.keySet().removeIf(k -> k.startsWith(meant));
      then.keySet().removeIf(k -> k.startsWith(meant));
    }
    assertThat(now).isEqualTo(then);
    if (order.key().equals("*")) {
      assertThat(keys(values(stage), secret)).isEqualTo(keys(before, secret));
    }
  }

  private static List<String> keys(Map<String, String> values, @Nullable String secret) {
    return values.keySet().stream().filter(k -> k.startsWith(secret + ":")).toList();
  }

  /** The chain holds, and what was done was recorded first. */
  private void recorded(Stage stage, Map<String, String> before) {
    Stage.Answer verified = stage.ask("audit", "verify");
    assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
    String secret = order.secret();
    if (secret != null && !values(stage).equals(before)) {
      JsonNode entries = JsonMapper.shared().readTree(stage.look("audit", "list", "-o", "json"));
      assertThat(entries.valueStream())
          .as("what was done stands in the record")
          .anyMatch(
              e ->
                  e.path("outcome").asString("").equals("intended")
                      && e.path("reason").asString("").equals("killed")
                      && e.path("target").asString("").contains(secret));
    }
  }

  /** The same command again brings about what was wanted, whatever the first left behind. */
  private void goesOn(Stage stage, int again) throws IOException, InterruptedException {
    String secret = order.secret();
    boolean created = order.line().startsWith("secrets create ");
    boolean unset = order.line().startsWith("secrets unset ");
    // What was made or is gone already, the second is told.
    assertThat(again).as(said()).isIn(created ? List.of(0, 6) : unset ? List.of(0, 4) : List.of(0));
    if (secret != null && !order.key().equals("*")) {
      assertThat(values(stage).get(secret + ":" + order.key())).isEqualTo(order.expected());
      if (again != 0 && !openLabels(stage, secret).isEmpty()) {
        // The second had nothing to do; the next edit clears what the first left.
        Path in = folder.resolve("in");
        String line = "secrets set " + secret + " AFTERWARDS" + WHY;
        int next =
            ended(stage.start(in, folder.resolve("out"), folder.resolve("err"), words(line)));
        assertThat(next).as(said()).isZero();
      }
      assertThat(openLabels(stage, secret)).as("labels").isEmpty();
    }
    assertThat(stage.ask("audit", "verify").code()).isZero();
  }

  private static List<String> openLabels(Stage stage, String secret) {
    return stage
        .secrets
        .describeSecret(q -> q.secretId(secret))
        .versionIdsToStages()
        .values()
        .stream()
        .flatMap(List::stream)
        .filter(l -> !l.equals("AWSCURRENT") && !l.equals("AWSPREVIOUS"))
        .toList();
  }

  /** No file is half written, and no value stands in one. */
  private void clean(Stage stage, Map<String, String> before, Path dir) throws IOException {
    List<String> canaries = new ArrayList<>(before.values());
    canaries.addAll(values(stage).values());
    canaries.add(VALUE);
    canaries.removeIf(v -> v.length() < 12);
    try (Stream<Path> files = Files.walk(stage.home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(canaries.stream().noneMatch(text::contains)).as("a value in " + file).isTrue();
        String name = file.getFileName().toString();
        if (name.endsWith(".json") && !name.startsWith(".")) {
          assertThat(JsonMapper.shared().readTree(text).isContainer()).as(name).isTrue();
        } else if (name.endsWith(".jsonl")) {
          text.lines()
              .filter(l -> !l.isBlank())
              .forEach(l -> assertThat(JsonMapper.shared().readTree(l).isObject()).isTrue());
        }
      }
    }
    String said = said();
    assertThat(canaries.stream().noneMatch(said::contains)).as("a value on the terminal").isTrue();
    assertThat(dir.resolve("readiness.yaml")).content().startsWith("version: 1\n");
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }

  /** Every key of every secret with its current value; what is no document as one. */
  private static Map<String, String> values(Stage stage) {
    return stage
        .sandbox
        .world()
        .call(
            () -> {
              Map<String, String> values = new TreeMap<>();
              stage
                  .sandbox
                  .world()
                  .secrets()
                  .all()
                  .forEach(
                      s -> {
                        SecretVersion v = s.current();
                        String text = v == null ? null : v.text();
                        if (text != null && text.startsWith("{")) {
                          JsonMapper.shared()
                              .readTree(text)
                              .properties()
                              .forEach(
                                  e -> values.put(s.name() + ":" + e.getKey(), text(e.getValue())));
                        } else if (text != null) {
                          values.put(s.name(), text);
                        }
                      });
              return values;
            });
  }
}
