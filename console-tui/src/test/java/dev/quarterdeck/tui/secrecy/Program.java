package dev.quarterdeck.tui.secrecy;

import dev.quarterdeck.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code qd} as it is started from a shell with a lax umask, on an account of the test's. */
record Program(Sandbox sandbox, Path folder) {
  private static final int PATIENCE_SECONDS = 300;

  /** How it ended, and what it wrote. */
  record Ended(int code, String out, String err) {}

  Path home() {
    return folder.resolve("home");
  }

  Path temp() {
    return folder.resolve("temp");
  }

  Process start(List<String> jvm, String in, String... args) throws IOException {
    Files.createDirectories(temp());
    // Under nohup, or in the background of a shell, the tests would pass on that signals are
    // ignored.
    String plain = "umask 000; exec env --default-signal=HUP,INT,TERM \"$@\"";
    List<String> command = new ArrayList<>(List.of("sh", "-c", plain, "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + temp()));
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.quarterdeck.tui.Qd"));
    command.addAll(List.of(args));
    Path input = Files.writeString(folder.resolve("in"), in);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(input.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH", System.getenv().getOrDefault("PATH", ""),
                "QD_HOME", home().toString(),
                "AWS_ENDPOINT_URL", sandbox.endpoint().toString(),
                "AWS_REGION", sandbox.region(),
                "AWS_ACCESS_KEY_ID", sandbox.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", sandbox.secretAccessKey(),
                "AWS_EC2_METADATA_DISABLED", "true"));
    return builder.start();
  }

  Ended end(Process process) throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("it hangs: " + read("err"));
    }
    return new Ended(process.exitValue(), read("out"), read("err"));
  }

  Ended run(List<String> jvm, String in, String... args) throws IOException, InterruptedException {
    return end(start(jvm, in, args));
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
  }
}
