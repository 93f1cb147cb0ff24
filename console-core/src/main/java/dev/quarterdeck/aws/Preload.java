package dev.quarterdeck.aws;

import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * What the first call of AWS needs and takes long to load, on threads of their own while the
 * session is being prepared. Nothing here touches the network or a setting.
 */
public final class Preload {
  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  private Preload() {}

  /** Starts it, once; nobody waits for it, and the process may end before it. */
  public static void begin() {
    if (BEGUN.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("preload-jars").start(Preload::openJars);
      Thread.ofPlatform().daemon().name("preload").start(Preload::load);
    }
  }

  /** The SDK looks for plug-ins of each client, and what is in no jar opens every one of them. */
  private static void openJars() {
    if (Preload.class.getResource("/no/such/thing") != null) {
      throw new IllegalStateException("nothing has that name");
    }
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
