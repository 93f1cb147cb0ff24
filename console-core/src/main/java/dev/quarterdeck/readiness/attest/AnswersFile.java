package dev.quarterdeck.readiness.attest;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.Files0600;
import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Problems;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers into {@code readiness.yaml}. The file is replaced only if it still holds what was
 * read; if somebody else wrote meanwhile, the same edit is made on what they wrote. Writers of this
 * program wait for each other under a lock beside the console's own files.
 */
public final class AnswersFile {
  private static final int TRIES = 20;
  private static final String HEAD =
      "# What the team says about the product's readiness. Commands write under `answers` only.\n"
          + "version: 1\n";

  /** File locks hold between processes, this one between threads. */
  private static final ReentrantLock HERE = new ReentrantLock();

  private final Path file;
  private final Path locks;
  private final InstantSource clock;
  private final Map<String, String> also;

  /** {@code locks}: a folder of the console's own. */
  public AnswersFile(Path file, Path locks, InstantSource clock) {
    this(file, locks, clock, Map.of());
  }

  private AnswersFile(Path file, Path locks, InstantSource clock, Map<String, String> also) {
    this.file = file;
    this.locks = locks;
    this.clock = clock;
    this.also = also;
  }

  /** One that writes with its next edit who does what next; null leaves a field as it is. */
  public AnswersFile also(
      @Nullable String owner, @Nullable Instant due, @Nullable String nextStep) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (owner != null) {
      fields.put("owner", owner);
    }
    if (due != null) {
      fields.put("due", day(due));
    }
    if (nextStep != null) {
      fields.put("nextStep", nextStep);
    }
    return new AnswersFile(file, locks, clock, fields);
  }

  /**
   * A person's word for an item, in place of an earlier one.
   *
   * @param expires null for as long as the item allows
   */
  public Outcome<Change<ReadinessFile>> attest(
      String item, String by, String evidence, @Nullable Instant expires, @Nullable String review) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("by", by);
    fields.put("at", day(clock.instant()));
    fields.put("evidence", evidence);
    if (expires != null) {
      fields.put("expires", day(expires));
    }
    if (review != null) {
      fields.put("review", review);
    }
    return ReadinessFile.read(file)
        .then(read -> attestable(read, item))
        .then(known -> ahead(expires, known))
        .then(
            known ->
                planned(
                    "attest",
                    item,
                    text -> put(without(text, item, fields), item, "attested", fields)));
  }

  /** An earlier word's end and review do not hold for this one. */
  private static String without(String text, String item, Map<String, String> fields) {
    String edited = text;
    for (String field : List.of("expires", "review")) {
      if (!fields.containsKey(field)) {
        edited = YamlEdit.without(edited, List.of("answers", item, "attested", field));
      }
    }
    return edited;
  }

  private <T> Outcome<T> ahead(@Nullable Instant expires, T then) {
    return expires == null || expires.isAfter(clock.instant())
        ? Outcome.done(then)
        : Outcome.failed(
            new Problem.Invalid(
                "It would have expired on " + day(expires) + ".", "Give a day that is to come."));
  }

  private static Outcome<Item> attestable(ReadinessFile read, String id) {
    Item item = read.profile().catalogue().item(id).orElse(null);
    if (item == null) {
      return Outcome.failed(absent(id));
    }
    return item.attestable()
        ? Outcome.done(item)
        : Outcome.failed(
            new Problem.Refused(
                id
                    + " is decided by what "
                    + switch (item.mode()) {
                      case REPO -> "the checkout holds";
                      case PROBE -> "the public address answers";
                      case AUTO, ATTEST -> "AWS answers";
                    }
                    + "; nobody's word can pass it.",
                "Put it right, or accept it for a time with: qd checklist waive " + id));
  }

  private static Problem absent(String id) {
    return new Problem.NotFound(
        "There is no item " + dev.quarterdeck.kernel.Text.clean(id) + " in the list.",
        "List them with: qd checklist run");
  }

  /** Accepts that an item does not pass, until a date. */
  public Outcome<Change<ReadinessFile>> waive(
      String item, String by, String reason, Instant expires) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("by", by);
    fields.put("at", day(clock.instant()));
    fields.put("reason", reason);
    fields.put("expires", day(expires));
    return ahead(expires, item)
        .then(known -> known("waive", known, text -> put(text, known, "waived", fields)));
  }

  /** Who does what next, and until when; null leaves a field as it is. */
  public Outcome<Change<ReadinessFile>> assign(
      String item, @Nullable String owner, @Nullable Instant due, @Nullable String nextStep) {
    return also(owner, due, nextStep).known("assign", item, text -> text);
  }

  private Outcome<Change<ReadinessFile>> known(
      String what, String item, UnaryOperator<String> edit) {
    return ReadinessFile.read(file)
        .then(
            read ->
                read.profile().catalogue().item(item).isEmpty()
                    ? Outcome.<Change<ReadinessFile>>failed(absent(item))
                    : planned(what, item, edit));
  }

  /** Shows the lines as the file is now; it is edited as it is then. */
  private Outcome<Change<ReadinessFile>> planned(
      String what, String item, UnaryOperator<String> answer) {
    UnaryOperator<String> edit = text -> fields(answer.apply(text), List.of("answers", item), also);
    return Outcome.of(
        () -> {
          String before = text(real());
          String after = edit.apply(before == null ? HEAD : before);
          ReadinessFile.parse(file.toString(), after).orThrow();
          return new AnswerChange(what, item, file, before, after, () -> edit(edit));
        });
  }

  private static String put(String text, String item, String kind, Map<String, String> fields) {
    return fields(text, List.of("answers", item, kind), fields);
  }

  private static String fields(String text, List<String> under, Map<String, String> fields) {
    String edited = text;
    for (Map.Entry<String, String> f : fields.entrySet()) {
      List<String> path = new ArrayList<>(under);
      path.add(f.getKey());
      edited = YamlEdit.set(edited, path, f.getValue());
    }
    return edited;
  }

  private static String day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  /** Compare and swap on the whole content. */
  private Outcome<ReadinessFile> edit(UnaryOperator<String> edit) {
    return Outcome.of(
        () -> {
          try {
            return swapped(edit);
          } catch (ClosedByInterruptException | FileLockInterruptionException e) {
            throw new ProblemException(Problems.interrupted(), e);
          } catch (IOException e) {
            throw new ProblemException(
                new Problem.Storage(
                    file + " cannot be written (" + IoReason.of(e) + ").",
                    "Check that the file and " + locks + " are yours and the disk is not full."),
                e);
          }
        });
  }

  private ReadinessFile swapped(UnaryOperator<String> edit) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      Path real = real();
      String before = text(real);
      String after = edit.apply(before == null ? HEAD : before);
      ReadinessFile read = ReadinessFile.parse(file.toString(), after).orThrow();
      if (swap(real, before, after)) {
        return read;
      }
    }
    throw new ProblemException(
        new Problem.Conflict(
            file + " keeps changing while it is edited.", "Try again in a moment.", null));
  }

  /** A link is followed, so that the file it names is written and the link stays. */
  private Path real() throws IOException {
    return Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
  }

  private static @Nullable String text(Path path) throws IOException {
    try {
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private boolean swap(Path real, @Nullable String before, String after) throws IOException {
    Path lock = locks.resolve(Integer.toHexString(real.toString().hashCode()) + ".lock");
    HERE.lock();
    try (FileChannel channel =
            Files0600.open(lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        FileLock held = channel.lock()) {
      if (!held.isValid() || !Objects.equals(before, text(real))) {
        return false;
      }
      write(real, after);
      return true;
    } finally {
      HERE.unlock();
    }
  }

  private static void write(Path real, String text) throws IOException {
    Path folder = Objects.requireNonNull(real.getParent());
    Path temp = Files.createTempFile(folder, ".readiness", ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(temp, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        Set<PosixFilePermission> mode =
            Files.exists(real)
                ? Files.getPosixFilePermissions(real, LinkOption.NOFOLLOW_LINKS)
                : java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--");
        Files.setPosixFilePermissions(temp, mode);
      }
      Files.move(temp, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temp);
    }
  }
}
