package dev.quarterdeck.tui.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.tui.Qd;
import dev.quarterdeck.tui.cli.Io;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A sandbox with its time to be asked for over HTTP, a home for qd, and clients from outside. */
final class Stage implements AutoCloseable {
  private static final List<String> FLAGS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "-Xmx192m",
          "-XX:-UsePerfData",
          "--enable-native-access=ALL-UNNAMED");

  final Sandbox sandbox;
  final Path home;
  final SecretsManagerClient secrets;
  final EcsClient ecs;
  private final HttpServer time;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Stage(Path folder, long seed) throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
    sandbox = Sandbox.start(Sandbox.Options.manual(Scenario.CALM).withSeed(seed));
    time = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    time.createContext("/", this::answer);
    time.setExecutor(threads);
    time.start();
    StaticCredentialsProvider keys =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(sandbox.accessKeyId(), sandbox.secretAccessKey()));
    secrets =
        SecretsManagerClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.of(sandbox.region()))
            .credentialsProvider(keys)
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    ecs =
        EcsClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.of(sandbox.region()))
            .credentialsProvider(keys)
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  /** The world's time, moved on first where somebody waits. */
  private void answer(HttpExchange exchange) throws IOException {
    URI asked = exchange.getRequestURI();
    if (asked.getPath().equals("/pause")) {
      sandbox.world().advance(Duration.ofNanos(Long.parseLong(asked.getQuery())));
    }
    byte[] now =
        sandbox.world().call(sandbox.world()::now).toString().getBytes(StandardCharsets.US_ASCII);
    exchange.sendResponseHeaders(200, now.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(now);
    }
  }

  private Map<String, String> env() {
    Map<String, String> env = new HashMap<>();
    env.put("PATH", System.getenv().getOrDefault("PATH", ""));
    env.put("QD_HOME", home.toString());
    env.put("QD_TIME", "http://127.0.0.1:" + time.getAddress().getPort());
    env.put("AWS_ENDPOINT_URL", sandbox.endpoint().toString());
    env.put("AWS_REGION", sandbox.region());
    env.put("AWS_ACCESS_KEY_ID", sandbox.accessKeyId());
    env.put("AWS_SECRET_ACCESS_KEY", sandbox.secretAccessKey());
    env.put("AWS_EC2_METADATA_DISABLED", "true");
    return env;
  }

  /** Starts qd in a process of its own, which writes to the two files. */
  Process start(Path out, Path err, List<String> args) throws IOException {
    return start(Path.of("/dev/null"), out, err, args);
  }

  /** The same with a file as its standard input. */
  Process start(Path in, Path out, Path err, List<String> args) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command(args))
            .redirectInput(in.toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
            .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()));
    builder.environment().clear();
    builder.environment().putAll(env());
    return builder.start();
  }

  /**
   * One that may make no file longer than some blocks of 512 bytes, as on a disk that fills up
   * while it writes; both of its outputs are a pipe.
   */
  Process startLimited(int blocks, Path in, List<String> args) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh"));
    command.addAll(command(args));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectInput(in.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(env());
    return builder.start();
  }

  private static List<String> command(List<String> args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), TimedQd.class.getName()));
    command.addAll(args);
    return command;
  }

  /** The same in this process, for looking; gives what it wrote to stdout. */
  String look(String... args) {
    return ask(args).out();
  }

  /** How a command in this process ended. */
  record Answer(int code, String out, String err) {}

  /** Runs one in this process, for looking at files: there are no credentials here. */
  Answer ask(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> env = env();
    Io io =
        new Io(
            InputStream.nullInputStream(),
            out,
            err,
            env,
            false,
            false,
            false,
            () -> 80,
            () -> {
              throw new IOException("no terminal here");
            },
            stop -> () -> {});
    int code = Qd.run(List.of(args), io, TimedQd.parts(env));
    return new Answer(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    secrets.close();
    ecs.close();
    time.stop(0);
    threads.close();
    sandbox.close();
  }
}
