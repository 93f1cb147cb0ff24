package dev.quarterdeck.tui.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Consoles;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.wire.FaultRule;
import dev.quarterdeck.sandbox.wire.Traffic;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.MfaPrompt;
import dev.quarterdeck.tui.chaos.Orders.Kind;
import dev.quarterdeck.tui.chaos.Orders.Order;
import dev.quarterdeck.tui.cli.CtrlC;
import dev.quarterdeck.tui.cli.Qds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One command on an account of its own while something goes wrong; then everything is checked. */
final class ChaosCase implements AutoCloseable {
  /** Against a command that hangs; far more than {@code --timeout}, however busy the machine. */
  private static final int PATIENCE_SECONDS = 120;

  private static final String ROTATED = "acme/prod/app:JWT_SECRET";

  private final Order order;
  private final Weather weather;
  private final Path folder;
  private final Path home;
  private final Sandbox sandbox;
  private final World world;
  private @Nullable CtrlC pressed;

  ChaosCase(Order order, Weather weather, Scenario scenario, Path folder) throws IOException {
    this.order = order;
    this.weather = weather;
    this.folder = Files.createDirectories(folder);
    this.home = folder.resolve("home");
    this.sandbox = Sandbox.start(Sandbox.Options.manual(scenario));
    this.world = new World(sandbox);
    Files.writeString(folder.resolve("in.env"), "NEW_KEY=" + Orders.CANARY + "\n");
  }

  @Override
  public void close() {
    sandbox.close();
  }

  /** Runs it and checks; how it ended. */
  Qds.Ended run() throws Exception {
    for (String line : order.setup()) {
      setUp(line);
    }
    List<String> canaries = world.canaries();
    Map<String, String> before = world.values();
    spoil();
    weather.faults().forEach(f -> sandbox.fault(FaultRule.parse(f)));
    Qds.Ended ended = qd(order.line(), weather.stopAt(), weather == Weather.FINE ? "60s" : "3s");
    sandbox.faults().clear();
    sandbox.traffic().watch(Traffic.Watcher.NOBODY);
    answered(ended);
    clean(ended, canaries);
    lostNothing(before, ended);
    mend();
    return ended;
  }

  private void setUp(String line) throws Exception {
    if (line.startsWith("!stop ")) {
      sandbox.traffic().watch(stopAt("secretsmanager:UpdateSecretVersionStage"));
      Qds.Ended ended = qd(line.substring(6), 0, "60s");
      sandbox.traffic().watch(Traffic.Watcher.NOBODY);
      assertThat(ended.code()).as("set up: " + ended.err()).isEqualTo(7);
    } else if (line.startsWith("!cut ")) {
      sandbox.faults().on("secretsmanager", "UpdateSecretVersionStage").hang();
      qd(line.substring(5), 0, "1s");
      sandbox.faults().clear();
    } else {
      Qds.Ended ended = qd(line, 0, "60s");
      assertThat(ended.code()).as("set up: " + ended.err()).isZero();
    }
  }

  /** The disk fails from here on. */
  private void spoil() throws IOException {
    switch (weather.disk()) {
      case SOUND -> {}
      case FULL -> {
        Path record = new Home(home.resolve("sandbox")).audit();
        Files.createDirectories(record.getParent());
        Files.deleteIfExists(record);
        Files.createSymbolicLink(record, Path.of("/dev/full"));
      }
      case NO_FOLDER -> {
        if (!Files.exists(home)) {
          Files.writeString(home, "");
        }
      }
    }
  }

  private Traffic.Watcher stopAt(String action) {
    return new Traffic.Watcher() {
      @Override
      public boolean before(String asked) {
        CtrlC key = pressed;
        if (asked.equals(action) && key != null) {
          key.press();
        }
        return true;
      }
    };
  }

  private Traffic.Watcher stopAt(int requests) {
    AtomicInteger made = new AtomicInteger();
    return new Traffic.Watcher() {
      @Override
      public boolean before(String asked) {
        CtrlC key = pressed;
        if (made.incrementAndGet() == requests && key != null) {
          key.press();
        }
        return true;
      }
    };
  }

  private Qds.Ended qd(String line, int stopAt, String limit) throws Exception {
    CtrlC key = new CtrlC();
    pressed = key;
    if (stopAt > 0) {
      sandbox.traffic().watch(stopAt(stopAt));
    }
    String[] args = args(line, limit);
    FutureTask<Qds.Ended> run =
        new FutureTask<>(
            () ->
                new Qds()
                    .consoles(
                        o ->
                            new Consoles(Map.of(), new Home(home), MfaPrompt.NONE, "test")
                                .on(sandbox, o))
                    .env("QD_HOME", home.toString())
                    .in(Orders.CANARY)
                    .stops(key)
                    .run(args));
    Thread thread = Thread.ofPlatform().daemon().name("chaos").start(run);
    if (order.kind() == Kind.ENDLESS) {
      Thread.ofVirtual().start(key::press);
    }
    try {
      return run.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      AssertionError hang = new AssertionError("it hangs: " + line);
      hang.setStackTrace(thread.getStackTrace());
      throw hang;
    } catch (ExecutionException e) {
      throw new AssertionError("it throws: " + line, e.getCause());
    }
  }

  private String[] args(String line, String limit) {
    String given = line.replace("@dir", folder.toString());
    if (given.contains("@op")) {
      given = given.replace("@op", newest());
    }
    if (given.contains("@task")) {
      given = given.replace("@task", task());
    }
    List<String> args = new ArrayList<>(List.of(given.split(" ")));
    int end = args.indexOf("--");
    String command = order.command();
    if (!List.of("help", "completion", "gui", "sandbox start").contains(command)) {
      args.addAll(end < 0 ? args.size() : end, List.of("-v", "--timeout", limit));
    }
    return args.toArray(String[]::new);
  }

  private String newest() {
    try (Stream<Path> files = Files.list(new Home(home.resolve("sandbox")).rotations())) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".json"))
          .map(f -> f.substring(0, f.length() - 5))
          .max(String::compareTo)
          .orElse("none");
    } catch (IOException e) {
      return "none";
    }
  }

  private String task() {
    return sandbox
        .world()
        .call(
            () ->
                java.util.Objects.requireNonNull(sandbox.world().ecs().cluster("acme-staging"))
                    .tasks()
                    .stream()
                    .filter(t -> t.running() && "service:worker".equals(t.group))
                    .map(t -> t.arn().substring(t.arn().lastIndexOf('/') + 1))
                    .findFirst()
                    .orElse("none"));
  }

  /** A documented exit code; a sentence and a remedy where it did not go well. */
  private void answered(Qds.Ended ended) {
    assertThat(ended.code()).as("exit code; " + ended.err()).isIn(0, 1, 3, 4, 5, 6, 7);
    if (ended.code() > 1 && order.kind() != Kind.ENDLESS) {
      // A change that was begun answers on stdout, with the way on; a search with what it found.
      assertThat(ended.err() + ended.out())
          .as("a sentence and a remedy")
          .containsAnyOf("→ ", "qd ", "stopped, ");
    }
    if (order.line().contains("-o json") && ended.code() <= 1) {
      JsonNode answer = JsonMapper.shared().readTree(ended.out());
      assertThat(answer.isContainer()).isTrue();
    }
  }

  private void clean(Qds.Ended ended, List<String> canaries) throws IOException {
    Stream.concat(ended.out().lines(), ended.err().lines())
        .filter(l -> order.kind() != Kind.REVEALS)
        .forEach(l -> assertThat(Text.clean(l)).isEqualTo(l));
    List<String> all = new ArrayList<>(canaries);
    all.addAll(world.canaries());
    for (String canary : all) {
      assertThat(ended.err().contains(canary)).as("a value on stderr").isFalse();
      assertThat(order.kind() != Kind.REVEALS && ended.out().contains(canary))
          .as("a value on stdout")
          .isFalse();
    }
    if (!Files.isDirectory(home)) {
      return;
    }
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(f -> Files.isRegularFile(f)).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(all.stream().noneMatch(text::contains)).as("a value in " + file).isTrue();
      }
    }
  }

  /** Nobody's value is gone or changed but the one that was meant. */
  private void lostNothing(Map<String, String> before, Qds.Ended ended) {
    if (order.line().startsWith("demo")) {
      // The tour rotates a key, as it says.
      return;
    }
    Map<String, String> now = new TreeMap<>(world.values());
    Map<String, String> then = new TreeMap<>(before);
    String line = order.line();
    for (String touched :
        List.of(
            "acme/prod/app:OPENAI_API_KEY",
            "acme/prod/app:JWT_SECRET",
            "acme/dev/new:TOKEN",
            "acme/staging/app:NEW_KEY")) {
      String[] part = touched.split(":");
      boolean meant = line.contains(part[0]) || line.contains("rotations ");
      if (order.kind() == Kind.CHANGES
          && (meant || line.contains("push") || line.contains("import"))) {
        now.remove(touched);
        then.remove(touched);
      }
    }
    assertThat(now).as("values after " + ended.err()).isEqualTo(then);
    if (ended.code() == 0 && line.startsWith("secrets set ")) {
      assertThat(world.values()).containsEntry("acme/prod/app:OPENAI_API_KEY", Orders.CANARY);
    }
    if (ended.code() == 0 && line.startsWith("secrets unset ")) {
      assertThat(world.values()).doesNotContainKey("acme/prod/app:OPENAI_API_KEY");
    }
    if (ended.code() == 0) {
      done(line, before);
    }
  }

  /** What is said to be done was done. */
  private void done(String line, Map<String, String> before) {
    Map<String, String> now = world.values();
    if (line.startsWith("secrets create ")) {
      assertThat(now).containsEntry("acme/dev/new:TOKEN", Orders.CANARY);
    } else if (line.startsWith("secrets import ") || line.startsWith("env push ")) {
      assertThat(now).containsEntry("acme/staging/app:NEW_KEY", Orders.CANARY);
    } else if (line.startsWith("rotate ")) {
      assertThat(now.get(ROTATED)).isNotEqualTo(before.get(ROTATED));
    } else if (line.startsWith("rotations abort ")) {
      assertThat(now.get(ROTATED)).isEqualTo(before.get(ROTATED));
    } else if (line.startsWith("services scale ")) {
      assertThat(world.desired("acme-staging", "worker")).isEqualTo(2);
    } else if (line.startsWith("alarms silence ") || line.startsWith("alarms resume ")) {
      assertThat(world.acts("acme-prod-api-5xx")).isEqualTo(line.startsWith("alarms resume "));
    } else if (line.startsWith("secrets delete ") || line.startsWith("secrets restore ")) {
      assertThat(world.lives("acme/legacy/sendgrid")).isEqualTo(line.startsWith("secrets restore"));
    }
  }

  /** What was left in the middle can be taken up or given up when all is well again. */
  private void mend() throws Exception {
    if (order.kind() != Kind.CHANGES) {
      return;
    }
    repair();
    assertThat(qd("audit verify", 0, "60s").code()).as("the audit record").isZero();
    Qds.Ended resumed = null;
    for (int i = 0; i < 5 && open(); i++) {
      String op = newest();
      resumed = qd("rotations resume " + op + " --yes --reason mend", 0, "60s");
    }
    assertThat(open())
        .as("a rotation is left: " + (resumed == null ? "" : resumed.err()))
        .isFalse();
    for (String secret : List.of("acme/prod/app", "acme/staging/app", "acme/dev/new")) {
      if (!world.openLabels(secret).isEmpty()) {
        Qds.Ended ended = qd("secrets unlock " + secret + " --yes --reason mend", 0, "60s");
        assertThat(world.openLabels(secret)).as("left open: " + ended.err()).isEmpty();
      }
    }
  }

  /** The disk has room again. */
  private void repair() throws IOException {
    if (Files.isRegularFile(home)) {
      Files.delete(home);
    }
    Path record = new Home(home.resolve("sandbox")).audit();
    if (Files.isSymbolicLink(record)) {
      Files.delete(record);
    }
  }

  private boolean open() throws Exception {
    JsonNode all = qd("rotations list -o json", 0, "60s").json();
    return !all.isEmpty()
        && !List.of("completed", "backedOut", "failed")
            .contains(all.get(0).get("status").asString());
  }
}
