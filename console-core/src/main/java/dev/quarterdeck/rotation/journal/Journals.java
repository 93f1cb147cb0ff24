package dev.quarterdeck.rotation.journal;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Undisturbed;
import dev.quarterdeck.kernel.Unknown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every operation's journal on this machine: {@code ID.json}, and {@code ID.lock} beside it. */
public final class Journals {
  private static final String END = ".json";

  /** Another process that only looks who has an operation has its lock for an instant. */
  private static final int LOOKS = 5;

  private final Path folder;
  private final Disk disk;

  /** The folder is made with the first journal. */
  public Journals(Path folder, Disk disk) {
    this.folder = folder;
    this.disk = disk;
  }

  /** The newest first; one that cannot be read is an unknown. */
  public Outcome<Listing<Operation>> list() {
    return Outcome.of(
        () -> {
          List<Operation> operations = new ArrayList<>();
          List<Unknown> unknowns = new ArrayList<>();
          for (String id : ids()) {
            switch (read(id)) {
              case Outcome.Done<Operation>(Operation o) -> operations.add(o);
              case Outcome.Failed<Operation>(Problem problem) ->
                  unknowns.add(Unknown.of("rotation " + id, problem));
            }
          }
          operations.sort(Comparator.comparing((Operation o) -> o.order().at()).reversed());
          return new Listing<>(operations, unknowns);
        });
  }

  private List<String> ids() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(n -> n.endsWith(END) && !n.startsWith("."))
          .map(n -> n.substring(0, n.length() - END.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /** By its id, or the beginning of it where that is one operation's alone. */
  public Outcome<Operation> find(String beginning) {
    return Outcome.of(() -> full(beginning)).then(this::read);
  }

  private String full(String beginning) {
    List<String> ids = ids();
    if (ids.contains(beginning)) {
      return beginning;
    }
    List<String> fitting = ids.stream().filter(id -> id.startsWith(beginning)).toList();
    if (fitting.size() == 1 && !beginning.isEmpty()) {
      return fitting.getFirst();
    }
    String shown = Text.shorten(Text.clean(beginning), 60);
    throw new ProblemException(
        fitting.isEmpty() || beginning.isEmpty()
            ? new Problem.NotFound(
                "There is no rotation " + shown + " on this machine.",
                "List them with: qd rotations list")
            : new Problem.Invalid(
                "Several rotations begin with " + shown + ".",
                "Say which: " + String.join(", ", fitting)));
  }

  private Outcome<Operation> read(String id) {
    return Outcome.of(
        () -> {
          try {
            return JournalCodec.read(id, Files.readAllBytes(folder.resolve(id + END)));
          } catch (NoSuchFileException e) {
            throw new ProblemException(
                new Problem.NotFound(
                    "There is no rotation " + Text.clean(id) + " on this machine.",
                    "List them with: qd rotations list"));
          } catch (IOException e) {
            throw unreadable(folder.resolve(id + END), e);
          }
        });
  }

  /** A new one, on the disk before this returns. */
  public Outcome<Journal> create(Operation operation) {
    return Outcome.of(
        () -> {
          Journal journal = hold(operation.id(), operation);
          boolean held = false;
          try {
            journal.write(operation);
            held = true;
            return journal;
          } finally {
            if (!held) {
              journal.close();
            }
          }
        });
  }

  /** Takes one that is there; refuses while another process, or another run here, has it. */
  public Outcome<Journal> open(String beginning) {
    return Outcome.of(
        () -> {
          String id = full(beginning);
          Operation seen = read(id).orThrow();
          Journal journal = hold(id, seen);
          boolean held = false;
          try {
            // As it is now that nobody else writes it.
            journal.at(read(id).orThrow());
            held = true;
            return journal;
          } finally {
            if (!held) {
              journal.close();
            }
          }
        });
  }

  /** The living process that carries an operation out; empty when none does. */
  public Outcome<Optional<Holder>> holder(String id) {
    return Outcome.of(
        () -> {
          try {
            return Undisturbed.call(() -> Hold.of(lock(id)));
          } catch (IOException e) {
            throw unreadable(lock(id), e);
          }
        });
  }

  private Path lock(String id) {
    return folder.resolve(id + ".lock");
  }

  private Journal hold(String id, Operation operation) {
    try {
      Optional<Holder> holder = Optional.empty();
      for (int i = 0; i < LOOKS; i++) {
        Optional<Hold> hold = Undisturbed.call(() -> Optional.ofNullable(Hold.take(lock(id))));
        if (hold.isPresent()) {
          return new Journal(folder.resolve(id + END), hold.get(), disk, operation);
        }
        holder = Undisturbed.call(() -> Hold.of(lock(id)));
        if (holder.isPresent()) {
          break;
        }
      }
      String who =
          holder
              .map(h -> " (" + h.shown() + ", since " + h.since().truncatedTo(SECONDS) + ")")
              .orElse("");
      throw new ProblemException(
          new Problem.Conflict(
              "Another qd" + who + " is carrying out rotation " + Text.clean(id) + " right now.",
              "Watch it: qd rotations show " + Text.clean(id),
              null));
    } catch (IOException e) {
      throw new ProblemException(
          new Problem.Storage(
              "No journal can be kept in "
                  + folder
                  + " ("
                  + IoReason.of(e)
                  + "); nothing was done.",
              "Make room or rights there, or choose another place with QD_HOME."));
    }
  }

  private static ProblemException unreadable(Path file, IOException e) {
    return new ProblemException(
        new Problem.Storage(
            file + " cannot be read (" + IoReason.of(e) + ").", "Check its rights and the disk."));
  }
}
