package dev.quarterdeck.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A folder that looks to the launcher like a checkout, with spaces in its name. Its {@code mvn} is
 * a script that notes each call and delivers two jars, of which one holds a program that answers
 * with its arguments.
 */
final class Checkout {
  /** What one run left. */
  record Run(int exit, String out, String err, long pid) {}

  private static final String PROGRAM =
      """
      package dev.quarterdeck.tui;
      public class Qd {
        public static void main(String[] arguments) throws Exception {
          if (arguments.length == 2 && arguments[0].equals("exit")) {
            System.exit(Integer.parseInt(arguments[1]));
          }
          var out = new java.io.PrintStream(System.out, true, "UTF-8");
          if (arguments.length == 1 && arguments[0].equals("cat")) {
            System.in.transferTo(out);
            return;
          }
          if (arguments.length == 1 && arguments[0].equals("parts")) {
            out.println(Qd.class.getPackage().getImplementationVersion());
            for (String name : new String[] {"META-INF/services/java.lang.Runnable", "text"}) {
              var found = Qd.class.getClassLoader().getResources(name);
              while (found.hasMoreElements()) {
                try (var in = found.nextElement().openStream()) {
                  new String(in.readAllBytes(), "UTF-8").lines().forEach(out::println);
                }
              }
            }
            return;
          }
          if (arguments.length == 1 && arguments[0].equals("wait")) {
            out.println(ProcessHandle.current().pid());
            new java.util.concurrent.CountDownLatch(1).await();
          }
          out.print("BUILD");
          for (String argument : arguments) {
            out.print("[" + argument + "]");
          }
        }
      }
      """;

  private final Path root;
  private final Path tools;

  Checkout(Path folder) throws IOException {
    root = Files.createDirectories(folder.resolve("a check out"));
    tools = Files.createDirectories(folder.resolve("tools"));
    Files.copy(repository().resolve("qd"), root.resolve("qd"));
    executable(root.resolve("qd"));
    source("pom.xml", "<project/>");
    source("console-tui/src/main/java/Qd.java", "class Qd {}");
    script(
        tools.resolve("mvn"),
        """
        cat >/dev/null
        echo call >>'%s/calls'
        for option; do case $option in -Ddistribution.lib=*) lib=${option#*=} ;; esac; done
        [ -f '%1$s/program.jar' ] || { echo 'the compiler said no'; exit 1; }
        mkdir -p "$lib" && cp '%1$s/program.jar' "$lib/console-tui-1.jar" && cp '%1$s/parts.jar' "$lib/parts.jar"
        """
            .formatted(tools));
    Files.createDirectories(root.resolve("packaging"));
    Files.copy(
        repository().resolve("packaging/OneJar.java"), root.resolve("packaging/OneJar.java"));
    // The real one rehearses on a simulated account, which this program has not.
    script(
        root.resolve("packaging/start-cache"),
        "\"$3\" $4 -XX:AOTCacheOutput=\"$6\" -cp \"$5\" dev.quarterdeck.tui.Qd \"$1\"\n");
  }

  Path root() {
    return root;
  }

  Path tools() {
    return tools;
  }

  /** What the next builds deliver: a program whose answers start with {@code name}. */
  void program(String name) throws IOException {
    Path classes = Files.createDirectories(tools.resolve("classes"));
    Path source = Files.writeString(tools.resolve("Qd.java"), PROGRAM.replace("BUILD", name));
    ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, "-d", classes.toString(), source.toString());
    jar(
        "program.jar",
        "dev/quarterdeck/tui/Qd.class",
        Files.readAllBytes(classes.resolve("dev/quarterdeck/tui/Qd.class")));
    jar("parts.jar", "text", "of the parts\n".getBytes(UTF_8));
  }

  /** A jar with a version, an entry, and a list of services that others have, too. */
  private void jar(String name, String entry, byte[] content) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "of " + name);
    try (OutputStream file = Files.newOutputStream(tools.resolve(name));
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      jar.putNextEntry(new JarEntry(entry));
      jar.write(content);
      jar.putNextEntry(new JarEntry("META-INF/services/java.lang.Runnable"));
      jar.write(("named in " + name).getBytes(UTF_8));
      jar.closeEntry();
    }
  }

  /** The program as packaging/build lays it out; gives its launcher. */
  Path install(Path at) throws IOException {
    Path app = Files.createDirectories(at.resolve("lib/app"));
    Files.copy(tools.resolve("program.jar"), app.resolve("program.jar"));
    Files.writeString(app.resolve("current"), ".\nprogram.jar\n");
    Files.createSymbolicLink(at.resolve("lib/runtime"), Path.of(System.getProperty("java.home")));
    Path launcher = Files.createDirectories(at.resolve("bin")).resolve("qd");
    Files.copy(root.resolve("qd"), launcher);
    executable(launcher);
    return launcher;
  }

  /** Names of the start-up caches of the image in use, sorted. */
  List<String> caches() throws IOException {
    Path work = root.resolve("target/qd");
    Path image = work.resolve(Files.readAllLines(work.resolve("current")).getFirst());
    try (Stream<Path> files = Files.list(image)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".aot"))
          .map(f -> f.substring(f.lastIndexOf('.', f.length() - 5) + 1))
          .sorted()
          .toList();
    }
  }

  /** Names of the jars of the image in use, in the order of the class path. */
  String jars() throws IOException {
    return Files.readAllLines(root.resolve("target/qd/current")).get(1);
  }

  /** From now on the jars cannot be put into one. */
  void breakOneJar() throws IOException {
    Files.writeString(root.resolve("packaging/OneJar.java"), "class OneJar {");
  }

  /** From now on the build fails. */
  void breakBuild() throws IOException {
    Files.delete(tools.resolve("program.jar"));
  }

  /** A source written after every build so far. */
  void edit() throws IOException {
    Files.setLastModifiedTime(
        root.resolve("pom.xml"), FileTime.from(Instant.now().plus(Duration.ofSeconds(2))));
  }

  long builds() throws IOException {
    Path calls = tools.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
  }

  Run run(String... arguments) throws Exception {
    return run(root.resolve("qd"), Map.of(), "", arguments);
  }

  Run run(Path launcher, Map<String, String> environment, String input, String... arguments)
      throws Exception {
    Process process = start(launcher, environment, arguments);
    var out = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
    var err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(UTF_8));
    }
    process.waitFor(60, TimeUnit.SECONDS);
    return new Run(process.exitValue(), out.get(), err.get(), process.pid());
  }

  Process start(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> env = builder.environment();
    env.remove("JAVA_TOOL_OPTIONS");
    env.put("PATH", tools + ":" + env.get("PATH"));
    env.put("QD_JAVA_HOME", System.getProperty("java.home"));
    env.putAll(environment);
    return builder.start();
  }

  private void source(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(1)));
    Files.setLastModifiedTime(file.getParent(), FileTime.from(Instant.EPOCH.plusSeconds(1)));
  }

  /** An executable file that runs {@code commands} in the system's shell. */
  static void script(Path file, String commands) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + commands);
    executable(file);
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  static Path repository() {
    return Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
  }

  private static String read(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
