package dev.quarterdeck.aws;

import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * What the first call of AWS needs and takes long to load, on a thread of its own while the command
 * line is still being read. Nothing here touches the network, a file or a setting.
 */
public final class Preload {
  private Preload() {}

  /** Starts it; nobody waits for it, and the process may end before it. */
  public static void begin() {
    Thread.ofPlatform().daemon().name("preload").start(Preload::load);
  }

  private static void load() {
    try {
      // The SDK asks for it to sign, and makes one object for every service of AWS.
      ServiceMetadata.of("secretsmanager");
      Mac.getInstance("HmacSHA256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has HmacSHA256", e);
    }
  }
}
