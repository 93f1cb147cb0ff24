package dev.quarterdeck.aws;

import dev.quarterdeck.session.Connection;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a connection leads to AWS's own endpoints, wherever that was set. */
final class Endpoints {
  private static final String VARIABLE = "AWS_ENDPOINT_URL";
  private final Connection connection;
  private final AwsFiles files;
  private final Map<String, String> env;

  Endpoints(Connection connection, AwsFiles files, Map<String, String> env) {
    this.connection = connection;
    this.files = files;
    this.env = env;
  }

  /** Whether some endpoint is not AWS's. */
  boolean custom() {
    return connection.endpoint() != null
        || env.keySet().stream().anyMatch(k -> k.startsWith(VARIABLE))
        || (connection.keys() == null
            && files
                .profile(connection.profile())
                .flatMap(p -> p.property("endpoint_url"))
                .isPresent());
  }

  /** Whether some endpoint is on this machine: an emulator. */
  boolean onThisMachine() {
    return onThisMachine(connection.endpoint())
        || env.entrySet().stream()
            .anyMatch(e -> e.getKey().startsWith(VARIABLE) && local(e.getValue()))
        || files
            .profile(connection.profile())
            .flatMap(p -> p.property("endpoint_url"))
            .map(Endpoints::local)
            .orElse(false);
  }

  private static boolean local(String url) {
    return onThisMachine(URI.create(url));
  }

  static boolean onThisMachine(@Nullable URI endpoint) {
    String host = endpoint == null ? null : endpoint.getHost();
    return host != null
        && (host.equals("localhost")
            || host.startsWith("127.")
            || host.equals("[::1]")
            || host.endsWith(".localhost")
            || host.endsWith(".localhost.localstack.cloud"));
  }
}
