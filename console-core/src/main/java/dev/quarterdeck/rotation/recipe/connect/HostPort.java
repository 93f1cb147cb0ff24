package dev.quarterdeck.rotation.recipe.connect;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of a server.
 *
 * @param host a name or an address; IPv6 without brackets
 * @param port 0 when none was named
 */
public record HostPort(String host, int port) {
  private static final Pattern WRITTEN =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)]|([^:\\[\\]\\s@/?#]+))(?::(\\d{1,5}))?");

  /** {@code db.internal}, {@code db.internal:5432}, {@code [::1]:5432}; empty for anything else. */
  public static Optional<HostPort> parse(String text) {
    Matcher m = WRITTEN.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    int port = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
    if (port > 65_535) {
      return Optional.empty();
    }
    return Optional.of(new HostPort(m.group(1) == null ? m.group(2) : m.group(1), port));
  }

  /** The port, or the other when none was named. */
  public int portOr(int otherwise) {
    return port == 0 ? otherwise : port;
  }

  /** As in an address: IPv6 in brackets. */
  public String text(int defaultPort) {
    return written() + ":" + portOr(defaultPort);
  }

  private String written() {
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  @Override
  public String toString() {
    return port == 0 ? written() : text(port);
  }
}
