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
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), TimedQd.class.getName()));
    command.addAll(args);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
            .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()));
    builder.environment().clear();
    builder.environment().putAll(env());
    return builder.start();
  }

  /** The same in this process, for looking; gives what it wrote to stdout. */
  String look(String... args) {
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
    Qd.run(List.of(args), io, TimedQd.parts(env));
    return out.toString(StandardCharsets.UTF_8);
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
