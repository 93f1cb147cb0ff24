package dev.quarterdeck.tui.crash;

import dev.quarterdeck.kernel.Pause;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time of a sandbox in another process: asked for, and moved by waiting. */
final class WorldTime implements InstantSource, Pause {
  private final URI server;

  WorldTime(URI server) {
    this.server = server;
  }

  @Override
  public Instant instant() {
    return ask("/now");
  }

  @Override
  public void pause(Duration time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    ask("/pause?" + time.toNanos());
  }

  private Instant ask(String path) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) server.resolve(path).toURL().openConnection();
      try (InputStream in = connection.getInputStream()) {
        return Instant.parse(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
      }
    } catch (InterruptedIOException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
