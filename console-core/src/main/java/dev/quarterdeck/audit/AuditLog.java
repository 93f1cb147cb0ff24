package dev.quarterdeck.audit;

import dev.quarterdeck.kernel.Files0600;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The record as a file of JSON lines, one entry a line, each hashed with the one before it. Appends
 * from several processes are serialised by a file lock and forced to the disk before they return:
 * what is not recorded is not done.
 */
public final class AuditLog {
  private static final Object IN_PROCESS = new Object();

  private final Path file;
  private final InstantSource clock;

  public AuditLog(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /** What to record; the log adds number, time and hashes. */
  public record Event(
      String caller,
      String account,
      String region,
      String action,
      String target,
      @Nullable String reason,
      String outcome,
      @Nullable String requestId) {}

  /** Appends and syncs. A {@link Problem.Storage} means that it was not recorded. */
  public Outcome<AuditEntry> append(Event event) {
    return Outcome.of(
        () -> {
          // A FileLock is per process; threads of this one queue here.
          synchronized (IN_PROCESS) {
            try (FileChannel channel =
                    Files0600.open(
                        file,
                        Set.of(
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE));
                FileLock lock = channel.lock()) {
              return append(channel, event);
            } catch (IOException e) {
              throw new ProblemException(storage("could not be written", e), e);
            }
          }
        });
  }

  private AuditEntry append(FileChannel channel, Event event) throws IOException {
    Tail tail = Tail.of(channel);
    AuditEntry entry =
        AuditCodec.sealed(tail.lastSeq() + 1, clock.instant(), event, tail.lastHash());
    ByteBuffer line =
        ByteBuffer.wrap((AuditCodec.write(entry) + "\n").getBytes(StandardCharsets.UTF_8));
    long start = channel.size();
    try {
      long at = start;
      while (line.hasRemaining()) {
        at += channel.write(line, at);
      }
      channel.force(true);
    } catch (IOException e) {
      // A full disk must not leave half a line that breaks the chain.
      channel.truncate(start);
      throw e;
    }
    return entry;
  }

  /** Every entry, oldest first; lines that cannot be read are left to {@link #verify}. */
  public Outcome<List<AuditEntry>> entries() {
    return Outcome.of(
        () -> {
          List<AuditEntry> entries = new ArrayList<>();
          for (String line : lines()) {
            AuditCodec.read(line).ifPresent(entries::add);
          }
          return entries;
        });
  }

  /**
   * The verdict over the chain.
   *
   * @param entries how many lines were checked
   * @param brokenAt the number of the first bad line, or null when all hold
   */
  public record Verification(int entries, @Nullable Integer brokenAt, String text) {
    public boolean intact() {
      return brokenAt == null;
    }
  }

  /** Recomputes every hash and number from the first line on. */
  public Outcome<Verification> verify() {
    return Outcome.of(() -> AuditCodec.verify(lines()));
  }

  /** Whole lines under a shared lock, so that a write under way is never taken for damage. */
  private List<String> lines() {
    synchronized (IN_PROCESS) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
          FileLock lock = channel.lock(0, Long.MAX_VALUE, true)) {
        return split(Channels.newInputStream(channel).readAllBytes());
      } catch (NoSuchFileException e) {
        return List.of();
      } catch (IOException e) {
        throw new ProblemException(storage("could not be read", e), e);
      }
    }
  }

  /** Bytes that are no UTF-8 become U+FFFD, which no hash covers: verify finds the line. */
  private static List<String> split(byte[] bytes) {
    if (bytes.length == 0) {
      return List.of();
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    String[] lines = text.split("\n", -1);
    int whole = text.endsWith("\n") ? lines.length - 1 : lines.length;
    return List.of(lines).subList(0, whole);
  }

  private Problem storage(String what, IOException e) {
    return new Problem.Storage(
        "The audit record " + file + " " + what + " (" + e.getClass().getSimpleName() + ").",
        "Check the disk's space and the folder's permissions, or set QD_HOME to another folder.");
  }
}
