package dev.quarterdeck.aws;

import java.math.BigDecimal;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * What the first call of AWS needs and takes long to load, on threads of their own while the
 * arguments are read and the session is being prepared. Nothing here touches the network or a
 * setting, nobody waits for it, and the process may end before it.
 */
public final class Preload {
  private static final AtomicBoolean CLASSES = new AtomicBoolean();
  private static final AtomicBoolean REST = new AtomicBoolean();

  private Preload() {}

  /** Starts with the classes, once; of use as soon as it is likely that AWS will be called. */
  public static void classes() {
    if (CLASSES.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("preload").start(Preload::load);
    }
  }

  /**
   * Starts with everything, once.
   *
   * @param tls whether the first call will be encrypted
   */
  public static void all(boolean tls) {
    classes();
    if (REST.compareAndSet(false, true)) {
      Thread.ofPlatform()
          .daemon()
          .name("preload-rest")
          .start(
              () -> {
                openJars();
                if (tls) {
                  trust();
                }
              });
    }
  }

  /** The SDK looks for plug-ins of each client, and what is in no jar opens every one of them. */
  private static void openJars() {
    if (Preload.class.getResource("/no/such/thing") != null) {
      throw new IllegalStateException("nothing has that name");
    }
  }

  /** The authorities that the JVM trusts are parsed one by one. */
  private static void trust() {
    try {
      SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      // The first call fails for the same reason, and says so.
    }
  }

  private static void load() {
    try {
      // The SDK asks for it to sign, and makes one object for every service of AWS.
      ServiceMetadata.of("secretsmanager");
      Mac.getInstance("HmacSHA256");
      // The parser of answers has one; the class begins with powers of five of 150,000 bits.
      if (BigDecimal.ONE.signum() != 1) {
        throw new IllegalStateException("one is more than nothing");
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has HmacSHA256", e);
    }
  }
}
