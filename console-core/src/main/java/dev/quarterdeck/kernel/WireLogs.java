package dev.quarterdeck.kernel;

import java.util.List;

/**
 * What the JDK would write about its connections when asked to: headers with credentials, and whole
 * bodies with secret values. The switches are taken back before the first connection is made.
 */
public final class WireLogs {
  private static final List<String> SWITCHES =
      List.of(
          "javax.net.debug",
          "java.util.logging.config.class",
          "java.util.logging.config.file",
          "jdk.httpclient.HttpClient.log",
          "jdk.internal.httpclient.debug",
          "jdk.internal.httpclient.hpack.debug",
          "jdk.internal.httpclient.websocket.debug",
          "sun.net.http.captureRules");

  private WireLogs() {}

  /** To be called first: the JDK reads most of them only once. */
  public static void off() {
    SWITCHES.forEach(System::clearProperty);
  }
}
