package dev.quarterdeck.tui.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.PlantedValues;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.wire.Traffic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values, credentials and private files of a real process. */
class SecrecyTest {
  private static final String CANARY = "canary-of-the-secrecy-9Wz4";

  @TempDir private Path folder;
  private Sandbox sandbox;
  private Program qd;
  private List<String> values;

  @BeforeEach
  void open() throws IOException {
    sandbox = Sandbox.start(Sandbox.Options.running(Scenario.CALM));
    qd = new Program(sandbox, folder);
    values = new ArrayList<>(PlantedValues.of(sandbox));
    values.add(CANARY);
    values.add(sandbox.secretAccessKey());
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  /** Everything that the JDK, the SDK and logging libraries know to be asked for. */
  private List<String> talkative() throws IOException {
    Path logging =
        Files.writeString(
            folder.resolve("logging.properties"),
            "handlers=java.util.logging.ConsoleHandler\n.level=ALL\n"
                + "java.util.logging.ConsoleHandler.level=ALL\n");
    Path capture =
        Files.writeString(
            folder.resolve("capture.rules"), ".* -> " + folder.resolve("captured%d.log") + "\n");
    return List.of(
        "-Djavax.net.debug=all",
        "-Djava.util.logging.config.file=" + logging,
        "-Djdk.httpclient.HttpClient.log=all",
        "-Djdk.internal.httpclient.debug=true",
        "-Dsun.net.http.captureRules=" + capture,
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
        "-Dorg.slf4j.simpleLogger.log.software.amazon.awssdk=trace",
        "-Dorg.slf4j.simpleLogger.log.software.amazon.awssdk.request=trace",
        "-Dslf4j.internal.verbosity=DEBUG",
        "-Dlogback.debug=true",
        "-Dlog4j2.debug=true",
        "-Daws.logLevel=trace");
  }

  @Test
  void noSwitchMakesTheWireTalk() throws Exception {
    List<String> jvm = talkative();
    for (String[] line :
        List.of(
            new String[] {"secrets", "show", "acme/prod/app", "--ages", "-v"},
            new String[] {
              "secrets", "set", "acme/prod/app", "OPENAI_API_KEY", "--yes", "--reason", "x", "-v"
            },
            new String[] {
              "rotate",
              "acme/prod/app",
              "JWT_SECRET",
              "--recipe",
              "supplied",
              "--option",
              "url=" + sandbox.endpoint(),
              "--yes",
              "--reason",
              "x",
              "-v"
            })) {
      Program.Ended ended = qd.run(jvm, CANARY, line);
      assertThat(ended.err()).isNotNull();
      nowhere(ended.out() + ended.err(), String.join(" ", line));
      assertThat(ended.err()).doesNotContain("Authorization:", "AWS4-HMAC-SHA256");
    }
    try (Stream<Path> written = Files.list(folder)) {
      assertThat(written.filter(f -> f.toString().contains("captured"))).isEmpty();
    }
    inNoFile();
  }

  /**
   * While the request that carries the value is on its way, the system is asked about the process.
   */
  @Test
  void argumentsEnvironmentAndThreadNamesHoldNoValue() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    Program.Ended ended = whileItWrites(List.of(), handle -> look(handle, seen));
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(seen).hasSizeGreaterThan(5).anyMatch(s -> s.contains("OPENAI_API_KEY"));
    List<String> secret =
        values.stream().filter(v -> !v.equals(sandbox.secretAccessKey())).toList();
    assertThat(seen).allMatch(s -> secret.stream().noneMatch(s::contains));
  }

  /** Sets a value; {@code then} happens while the request that carries it is on its way. */
  private Program.Ended whileItWrites(List<String> jvm, Consumer<ProcessHandle> then)
      throws Exception {
    CompletableFuture<ProcessHandle> started = new CompletableFuture<>();
    sandbox
        .traffic()
        .watch(
            new Traffic.Watcher() {
              @Override
              public boolean after(String action) {
                if (action.equals("secretsmanager:PutSecretValue")) {
                  then.accept(started.join());
                }
                return true;
              }
            });
    Process process =
        qd.start(
            jvm,
            CANARY,
            "secrets",
            "set",
            "acme/prod/app",
            "OPENAI_API_KEY",
            "--yes",
            "--reason",
            "x");
    started.complete(process.toHandle());
    return qd.end(process);
  }

  private static void look(ProcessHandle handle, List<String> seen) {
    Stream.concat(Stream.of(handle), handle.descendants())
        .forEach(
            p -> {
              Path proc = Path.of("/proc", Long.toString(p.pid()));
              seen.add(text(proc.resolve("cmdline")));
              seen.add(text(proc.resolve("environ")));
              try (Stream<Path> threads = Files.list(proc.resolve("task"))) {
                threads.forEach(t -> seen.add(text(t.resolve("comm"))));
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // A thread that has ended meanwhile has no name.
      return "";
    }
  }

  /** The launcher's own flags, while the request that carries the value is on its way. */
  @Test
  void aCrashOfTheVirtualMachineWritesNoMemoryDown() throws Exception {
    Program.Ended ended = whileItWrites(launcherFlags(), SecrecyTest::crash);
    assertThat(ended.out() + ended.err()).contains("A fatal error has been detected", "SIGSEGV");
    nowhere(ended.out() + ended.err(), "a crash");
    try (Stream<Path> written = Files.walk(folder)) {
      List<Path> files =
          written
              .filter(Files::isRegularFile)
              .filter(f -> !List.of("in", "out", "err").contains(f.getFileName().toString()))
              .toList();
      assertThat(files).allMatch(f -> f.startsWith(qd.home()));
    }
    inNoFile();
  }

  private static List<String> launcherFlags() throws IOException {
    Path launcher = Path.of("qd").toAbsolutePath();
    while (!Files.isRegularFile(launcher)) {
      launcher = Objects.requireNonNull(launcher.getParent()).resolveSibling("qd");
    }
    String text = Files.readString(launcher).replace("\\\n", "");
    Matcher flags = Pattern.compile("\njvm_flags=\"([^\"]+)\"").matcher(text);
    assertThat(flags.find()).isTrue();
    List<String> all = List.of(flags.group(1).split(" +"));
    assertThat(all).contains("-XX:+DisableAttachMechanism", "-XX:-HeapDumpOnOutOfMemoryError");
    String build = Files.readString(launcher.resolveSibling("packaging").resolve("build"));
    assertThat(
            all.stream().filter(f -> f.matches("-XX:[-+]?(Disable|HeapDump|Create|Dump|Error).*")))
        .hasSize(5)
        .allMatch(build::contains);
    return all;
  }

  private static void crash(ProcessHandle handle) {
    try {
      new ProcessBuilder("kill", "-SEGV", Long.toString(handle.pid())).start().waitFor();
      handle.onExit().join();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aLaxUmaskOpensNothing() throws Exception {
    Program.Ended set =
        qd.run(
            List.of(),
            CANARY,
            "secrets",
            "set",
            "acme/prod/app",
            "OPENAI_API_KEY",
            "--yes",
            "--reason",
            "x");
    assertThat(set.code()).as(set.err()).isZero();
    qd.run(List.of(), "", "health");
    qd.run(List.of(), "", "checklist", "run", "--file", folder.resolve("r.yaml").toString());
    qd.run(List.of(), "", "alarms", "silence", "acme-prod-api-5xx", "--yes", "--reason", "x");
    Path pulled = folder.resolve("pulled.env");
    Program.Ended pull =
        qd.run(
            List.of(),
            "",
            "env",
            "pull",
            "acme/prod/app",
            pulled.toString(),
            "--yes",
            "--reason",
            "x");
    assertThat(pull.code()).as(pull.err()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pulled)))
        .isEqualTo("rw-------");
    Files.delete(pulled);
    int seen = 0;
    try (Stream<Path> all = Files.walk(qd.home())) {
      for (Path path : all.toList()) {
        seen++;
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
      }
    }
    assertThat(seen).isGreaterThan(5);
    inNoFile();
  }

  private void inNoFile() throws IOException {
    PlantedValues.absent(qd.home(), values);
    PlantedValues.absent(qd.temp(), values);
  }

  private void nowhere(String text, String command) {
    assertThat(values.stream().noneMatch(text::contains)).as("a value said by " + command).isTrue();
  }
}
