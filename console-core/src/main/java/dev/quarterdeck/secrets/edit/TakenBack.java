package dev.quarterdeck.secrets.edit;

import dev.quarterdeck.kernel.Files0600;
import dev.quarterdeck.kernel.Undisturbed;
import dev.quarterdeck.secrets.Promotions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When this console took AWSCURRENT back to an older version, which Secrets Manager does not tell:
 * one line each ({@code secret TAB version TAB from TAB moment}), read when asked for. A line that
 * is damaged or could not be written is a moment not known.
 */
public final class TakenBack implements Promotions {
  private final Path file;

  public TakenBack(Path file) {
    this.file = file;
  }

  @Override
  public Map<String, Known> bySecret() {
    Map<String, List<Moved>> moves = new HashMap<>();
    for (String line : lines()) {
      String[] parts = line.split("\t", -1);
      Instant at = parts.length == 4 ? moment(parts[3]) : null;
      if (at != null) {
        moves
            .computeIfAbsent(parts[0], s -> new ArrayList<>())
            .add(new Moved(parts[1], parts[2], at));
      }
    }
    Map<String, Known> known = new HashMap<>();
    moves.forEach((secret, all) -> known.put(secret, new Known(all, Set.of())));
    return known;
  }

  private List<String> lines() {
    try {
      return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      // Unreadable: as if nothing had been written down.
      return List.of();
    }
  }

  private static @org.jspecify.annotations.Nullable Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Remembers a move; on a disk that fails it stays unknown, and the move itself holds. */
  void remember(String secret, Moved moved) {
    String line =
        "\n" + String.join("\t", secret, moved.version(), moved.from(), moved.at().toString());
    try {
      Undisturbed.call(() -> append(line));
    } catch (IOException e) {
      // What was asked for is done: that its moment is not known later is said there.
      return;
    }
  }

  private Path append(String line) throws IOException {
    try (FileChannel channel =
        Files0600.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
    return file;
  }
}
