package dev.quarterdeck.fx.testing;

import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Simulated accounts behind the profiles of an AWS configuration file of their own, as a person has
 * them; until they are closed, every session of this process finds that file.
 */
public final class Accounts implements AutoCloseable {
  private static final String CONFIG = "aws.configFile";
  private static final String CREDENTIALS = "aws.sharedCredentialsFile";

  private final Map<String, Sandbox> byProfile = new LinkedHashMap<>();

  private Accounts() {}

  /**
   * @param folder where the file is written
   * @param pairs a profile's name, then its scenario's, and so on
   */
  public static Accounts start(Path folder, String... pairs) throws IOException {
    Accounts accounts = new Accounts();
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      Account account = new Account("%012d".formatted(222_233_334_440L + i), "us-east-1");
      Sandbox sandbox =
          Sandbox.start(Sandbox.Options.running(Scenario.of(pairs[i + 1])).withAccount(account));
      accounts.byProfile.put(pairs[i], sandbox);
      file.append("[profile %s]\n".formatted(pairs[i]))
          .append("region = %s\n".formatted(sandbox.region()))
          .append("endpoint_url = %s\n".formatted(sandbox.endpoint()))
          .append("aws_access_key_id = %s\n".formatted(sandbox.accessKeyId()))
          .append("aws_secret_access_key = %s\n".formatted(sandbox.secretAccessKey()));
    }
    Path config = Files.writeString(folder.resolve("aws-config"), file);
    System.setProperty(CONFIG, config.toString());
    System.setProperty(CREDENTIALS, folder.resolve("aws-credentials").toString());
    return accounts;
  }

  /** The account behind a profile. */
  public Sandbox of(String profile) {
    return Objects.requireNonNull(byProfile.get(profile), profile);
  }

  @Override
  public void close() {
    System.clearProperty(CONFIG);
    System.clearProperty(CREDENTIALS);
    byProfile.values().forEach(Sandbox::close);
  }
}
