package dev.quarterdeck.tui.cli;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.app.ConsoleFactory;
import dev.quarterdeck.app.Consoles;
import dev.quarterdeck.app.Options;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.MfaPrompt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Consoles on sandboxes whose clock stands still; one sandbox per scenario, kept until closed. */
public final class SandboxConsoles implements ConsoleFactory, AutoCloseable {
  private final Map<String, Sandbox> running = new ConcurrentHashMap<>();
  private final Home home;

  public SandboxConsoles(Path home) {
    this.home = new Home(home);
  }

  public Sandbox sandbox(String scenario) {
    return running.computeIfAbsent(
        scenario,
        s -> {
          try {
            return Sandbox.start(Sandbox.Options.manual(Scenario.of(s)));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** A client of another program, to plant what a test needs. */
  public static SecretsManagerClient secretsManager(Sandbox sandbox) {
    return SecretsManagerClient.builder()
        .endpointOverride(sandbox.endpoint())
        .region(Region.of(sandbox.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(sandbox.accessKeyId(), sandbox.secretAccessKey())))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @Override
  public Outcome<Console> open(Options options) {
    return new Consoles(Map.of(), home, MfaPrompt.NONE, "test")
        .on(sandbox(options.sandbox() == null ? "calm" : options.sandbox()), options);
  }

  @Override
  public void close() {
    running.values().forEach(Sandbox::close);
  }
}
