package dev.quarterdeck.audit;

import dev.quarterdeck.kernel.Files0600;
import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Undisturbed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The record as a file of JSON lines, one entry a line, each hashed with the one before it. Appends
 * from several processes are serialised by a file lock and forced to the disk before they return:
 * what is not recorded is not done. Whoever is interrupted meanwhile is so afterwards.
 */
public final class AuditLog {
  private static final Object IN_PROCESS = new Object();

  /** Putting away is rare; who meets it twice in a row meets a broken disk. */
  private static final int TRIES = 3;

  private final Path file;
  private final InstantSource clock;
  private final SealedFiles sealed;

  /** {@code file}: the one that is written; those that were put away lie beside it. */
  public AuditLog(Path file, InstantSource clock) {
    this.file = file;
    this.sealed = new SealedFiles(file);
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
    return written((channel, tail) -> append(channel, tail, event));
  }

  /**
   * A file that was put away.
   *
   * @param entries how many it holds, the one that seals it among them
   */
  public record Sealed(Path file, long entries, AuditEntry seal) {}

  /**
   * Seals the file and puts it away, owner-readable only; the next entry goes into a new one and
   * continues the chain. Empty where nothing was recorded since the last time.
   *
   * @param who caller, account, region and reason; action and outcome are the seal's own
   */
  public Outcome<Optional<Sealed>> rotate(Event who) {
    return written(
        (channel, tail) -> {
          if (channel.size() == 0) {
            return Optional.empty();
          }
          AuditEntry seal =
              append(
                  channel,
                  tail,
                  new Event(
                      who.caller(),
                      who.account(),
                      who.region(),
                      SealedFiles.ROTATE,
                      who.target(),
                      who.reason(),
                      SealedFiles.SEALED,
                      null));
          long first = SealedFiles.first(channel);
          Path place = sealed.putAway(Tail.of(seal), first);
          return Optional.of(new Sealed(place, seal.seq() - first + 1, seal));
        });
  }

  /** What is done with the file that is written, under its lock. */
  @FunctionalInterface
  private interface Writing<T> {
    T write(FileChannel channel, Tail tail) throws IOException;
  }

  private <T> Outcome<T> written(Writing<T> writing) {
    return Outcome.of(
        () -> {
          // A FileLock is per process; threads of this one queue here.
          synchronized (IN_PROCESS) {
            try {
              return Undisturbed.call(() -> write(writing));
            } catch (IOException e) {
              throw new ProblemException(storage("could not be written", e), e);
            }
          }
        });
  }

  /** Somebody may have put the file away between its opening and its lock: then once more. */
  private <T> T write(Writing<T> writing) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      try (FileChannel channel =
              Files0600.open(
                  file,
                  Set.of(
                      StandardOpenOption.CREATE,
                      StandardOpenOption.READ,
                      StandardOpenOption.WRITE));
          FileLock lock = channel.lock()) {
        Tail tail = Tail.of(channel);
        if (!tail.sealed()) {
          return writing.write(channel, tail.lastSeq() == 0 ? sealed.last() : tail);
        }
        sealed.putAway(tail, SealedFiles.first(channel));
      }
    }
    throw new IOException("the file is sealed and cannot be put away");
  }

  private AuditEntry append(FileChannel channel, Tail tail, Event event) throws IOException {
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

  /**
   * The record as far as its lines are entries.
   *
   * @param entries oldest first
   * @param unreadable how many lines are none
   */
  public record Contents(List<AuditEntry> entries, int unreadable) {
    public Contents {
      entries = List.copyOf(entries);
    }
  }

  /** Every line of all files, those counted that cannot be read. */
  public Outcome<Contents> contents() {
    return Outcome.of(
        () -> {
          List<AuditEntry> entries = new ArrayList<>();
          List<Line> lines = lines();
          for (Line line : lines) {
            AuditCodec.read(line.text()).ifPresent(entries::add);
          }
          return new Contents(entries, lines.size() - entries.size());
        });
  }

  /**
   * Every entry of all files, oldest first; lines that cannot be read are left to {@link #verify}.
   */
  public Outcome<List<AuditEntry>> entries() {
    return contents().map(Contents::entries);
  }

  /** The files of the record, oldest first; the last is the one that is written. */
  public Outcome<List<Path>> files() {
    return Outcome.of(
        () -> {
          try {
            List<Path> files = new ArrayList<>(sealed.all());
            files.add(file);
            return files;
          } catch (IOException e) {
            throw new ProblemException(storage("could not be read", e), e);
          }
        });
  }

  /**
   * The verdict over the chain.
   *
   * @param entries how many lines were checked
   * @param brokenAt the number of the first bad entry, or null when all hold
   */
  public record Verification(int entries, @Nullable Integer brokenAt, String text) {
    public boolean intact() {
      return brokenAt == null;
    }
  }

  /**
   * A line of the record.
   *
   * @param file its name where it was put away; null in the one that is written
   * @param number in its file, from 1
   */
  record Line(@Nullable String file, int number, String text) {}

  /**
   * Recomputes every hash and number from the first line of the first file on, and holds the record
   * against what was shipped of it.
   */
  public Outcome<Verification> verify() {
    return Outcome.of(
        () -> {
          try {
            // Marks first: what is recorded and shipped meanwhile is no difference.
            List<ShippedMark.Named> marks = ShippedMark.beside(file);
            List<Line> lines = lines();
            Verification verdict = AuditCodec.verify(lines);
            for (ShippedMark.Named mark : marks) {
              verdict = mark.held(verdict, lines);
            }
            return verdict;
          } catch (IOException e) {
            throw new ProblemException(storage("could not be read", e), e);
          }
        });
  }

  /** As {@link #verify}, by its hashes and numbers alone. */
  public Outcome<Verification> chain() {
    return Outcome.of(() -> AuditCodec.verify(lines()));
  }

  private List<Line> lines() {
    synchronized (IN_PROCESS) {
      try {
        for (int i = 0; i < TRIES; i++) {
          Optional<List<Line>> lines = Undisturbed.call(this::read);
          if (lines.isPresent()) {
            return lines.get();
          }
        }
        throw new IOException("the file is put away again and again");
      } catch (IOException e) {
        throw new ProblemException(storage("could not be read", e), e);
      }
    }
  }

  /**
   * Whole lines under a shared lock, so that a write under way is never taken for damage; empty
   * where the file was put away meanwhile.
   */
  private Optional<List<Line>> read() throws IOException {
    List<Line> lines = new ArrayList<>();
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A device may have no end.
      throw new IOException("it is no regular file");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        FileLock lock = channel.lock(0, Long.MAX_VALUE, true)) {
      List<String> current = split(Channels.newInputStream(channel).readAllBytes());
      Optional<AuditEntry> last =
          current.isEmpty() ? Optional.empty() : AuditCodec.read(current.getLast());
      if (last.filter(SealedFiles::seals).isPresent()
          && Files.exists(sealed.place(SealedFiles.first(channel), last.get().seq()))) {
        return Optional.empty();
      }
      putAway(lines);
      add(lines, null, current);
    } catch (NoSuchFileException e) {
      putAway(lines);
    }
    return Optional.of(lines);
  }

  private void putAway(List<Line> lines) throws IOException {
    for (Path old : sealed.all()) {
      add(lines, old.getFileName().toString(), split(Files.readAllBytes(old)));
    }
  }

  private static void add(List<Line> lines, @Nullable String name, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      lines.add(new Line(name, i + 1, texts.get(i)));
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
        "The audit record " + file + " " + what + " (" + IoReason.of(e) + ").",
        "Check the disk's space and the folder's permissions, or set QD_HOME to another folder.");
  }
}
