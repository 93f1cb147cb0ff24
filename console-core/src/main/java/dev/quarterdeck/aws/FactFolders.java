package dev.quarterdeck.aws;

import dev.quarterdeck.session.Connection;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where facts of AWS that never change are kept between runs. Another endpoint has a folder of its
 * own, and of a sandbox in this process nothing is kept.
 */
final class FactFolders {
  private final @Nullable Path folder;
  private final Connection connection;
  private final Endpoints endpoints;

  /** {@code folder}: of all facts, or null to keep none. */
  FactFolders(@Nullable Path folder, Connection connection, Endpoints endpoints) {
    this.folder = connection.keys() == null ? folder : null;
    this.connection = connection;
    this.endpoints = endpoints;
  }

  /**
   * For facts known by a name. Null on endpoints of this machine as well: an emulator's world may
   * be replaced by another under the same names.
   */
  @Nullable Path byName() {
    return endpoints.onThisMachine() ? null : byId();
  }

  /** For facts known by an id that is made up once, such as that of a secret's version. */
  @Nullable Path byId() {
    URI endpoint = connection.endpoint();
    if (folder == null || (endpoint == null && !endpoints.onThisMachine())) {
      return folder;
    }
    String place = endpoint == null ? "this-machine" : endpoint.getAuthority();
    return folder.resolve(place.replaceAll("[^A-Za-z0-9.-]", "_"));
  }
}
