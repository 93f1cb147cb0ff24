package dev.quarterdeck.readiness.history;

import dev.quarterdeck.kernel.Files0600;
import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Undisturbed;
import dev.quarterdeck.readiness.Run;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Earlier runs, one line of JSON each: when, where, the score and every item's status. */
public final class History {
  private final Path file;

  public History(Path file) {
    this.file = file;
  }

  /**
   * One earlier run.
   *
   * @param statuses by item
   */
  public record Entry(
      Instant at,
      @Nullable String account,
      String region,
      String scope,
      int score,
      boolean ready,
      int blockers,
      Map<String, String> statuses) {
    /** Runs over the same thing can be compared. */
    public boolean sameThing(Entry other) {
      return Objects.equals(account, other.account)
          && region.equals(other.region)
          && scope.equals(other.scope);
    }
  }

  /** An item whose status differs between two runs; null where one of them had no such item. */
  public record Difference(String item, @Nullable String before, @Nullable String after) {}

  public static Entry entry(Run run) {
    Map<String, String> statuses = new LinkedHashMap<>();
    run.results().forEach(r -> statuses.put(r.item().id(), r.status().id()));
    return new Entry(
        run.asOf(),
        run.account(),
        run.region(),
        run.scope(),
        run.score().percent(),
        run.ready(),
        run.score().blockers(),
        statuses);
  }

  /** Adds a run. */
  public Outcome<Entry> add(Run run) {
    Entry e = entry(run);
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("at", e.at().toString());
    node.put("account", e.account());
    node.put("region", e.region());
    node.put("scope", e.scope());
    node.put("score", e.score());
    node.put("ready", e.ready());
    node.put("blockers", e.blockers());
    ObjectNode statuses = node.putObject("statuses");
    e.statuses().forEach(statuses::put);
    // A line break of its own in front: a torn line before costs only itself.
    byte[] line =
        ("\n" + JsonMapper.shared().writeValueAsString(node) + "\n")
            .getBytes(StandardCharsets.UTF_8);
    try {
      return Undisturbed.call(() -> appended(line, e));
    } catch (IOException x) {
      return Outcome.failed(storage(x));
    }
  }

  private Outcome<Entry> appended(byte[] line, Entry e) throws IOException {
    try (FileChannel channel =
        Files0600.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
      ByteBuffer bytes = ByteBuffer.wrap(line);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      return Outcome.done(e);
    }
  }

  private Problem storage(IOException e) {
    return new Problem.Storage(
        "The history " + file + " cannot be used (" + IoReason.of(e) + ").",
        "Check that the folder is yours and the disk is not full.");
  }

  /** All runs, oldest first; a damaged line is left out. */
  public Outcome<List<Entry>> all() {
    try {
      List<Entry> entries = new ArrayList<>();
      // What is no UTF-8 is replaced, and damages its own line only.
      for (String line :
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
        Entry e = line.isBlank() ? null : read(line);
        if (e != null) {
          entries.add(e);
        }
      }
      return Outcome.done(entries);
    } catch (NoSuchFileException e) {
      return Outcome.done(List.of());
    } catch (IOException e) {
      return Outcome.failed(storage(e));
    }
  }

  private static @Nullable Entry read(String line) {
    try {
      JsonNode n = JsonMapper.shared().readTree(line);
      Map<String, String> statuses = new LinkedHashMap<>();
      n.path("statuses")
          .properties()
          .forEach(p -> statuses.put(p.getKey(), p.getValue().asString()));
      return new Entry(
          Instant.parse(n.path("at").asString()),
          n.path("account").isString() ? n.path("account").asString() : null,
          n.path("region").asString(),
          n.path("scope").asString(),
          n.path("score").asInt(),
          n.path("ready").asBoolean(),
          n.path("blockers").asInt(),
          statuses);
    } catch (JacksonException | DateTimeException e) {
      return null;
    }
  }

  /** What changed, by item. */
  public static List<Difference> compare(Entry before, Entry after) {
    Set<String> items = new TreeSet<>(before.statuses().keySet());
    items.addAll(after.statuses().keySet());
    List<Difference> differences = new ArrayList<>();
    for (String item : items) {
      String a = before.statuses().get(item);
      String b = after.statuses().get(item);
      if (!Objects.equals(a, b)) {
        differences.add(new Difference(item, a, b));
      }
    }
    return differences;
  }
}
