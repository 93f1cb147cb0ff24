package dev.quarterdeck.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far the record was sent to one place: what is kept beside it, and what it is held against. A
 * chain of hashes alone does not tell that its end was cut off, nor that it was made anew.
 *
 * @param seq of the last entry that arrived; 0 for none
 * @param hash of that entry; empty for none
 * @param sending time of the first line of a batch whose answer was never seen, or null
 */
public record ShippedMark(long seq, String hash, @Nullable Instant sending) {
  public static final ShippedMark NOTHING = new ShippedMark(0, "", null);

  /** What the names of the marks' files begin with. */
  public static final String PREFIX = "shipped-";

  /** As {@link #text} wrote it; empty for anything else. */
  public static Optional<ShippedMark> of(String text) {
    String[] words = text.strip().split(" ", -1);
    try {
      return words.length != 3
          ? Optional.empty()
          : Optional.of(
              new ShippedMark(
                  Long.parseLong(words[0]),
                  words[1].equals("-") ? "" : words[1],
                  words[2].equals("-") ? null : Instant.parse(words[2])));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** One line. */
  public String text() {
    return seq
        + " "
        + (hash.isEmpty() ? "-" : hash)
        + " "
        + (sending == null ? "-" : sending.toString())
        + "\n";
  }

  /** Those beside the record, by the names of their files. */
  static List<Named> beside(Path record) throws IOException {
    Path folder = record.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    List<Named> marks = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(ShippedMark::isMark).sorted().toList()) {
        // A mark that nobody can read any more is told of, not passed over.
        marks.add(new Named(file, of(Files.readString(file)).orElse(null)));
      }
    }
    return marks;
  }

  private static boolean isMark(Path file) {
    return file.getFileName().toString().matches(PREFIX + "[0-9a-f]+");
  }

  /** {@code mark}: null where the file holds none. */
  record Named(Path file, @Nullable ShippedMark mark) {
    /** The chain's verdict, unless the record is not the one of which this much was sent. */
    AuditLog.Verification held(AuditLog.Verification verdict, List<AuditLog.Line> lines) {
      if (mark == null) {
        return verdict.intact()
            ? new AuditLog.Verification(
                verdict.entries(),
                null,
                verdict.text()
                    + " It is not held against what was shipped: "
                    + file.getFileName()
                    + " cannot be read.")
            : verdict;
      }
      boolean cut = mark.seq() > lines.size();
      if (!verdict.intact()
          || mark.seq() < 1
          || (!cut && sameAs(mark, lines.get((int) mark.seq() - 1)))) {
        return verdict;
      }
      int bad = cut ? lines.size() + 1 : (int) mark.seq();
      return new AuditLog.Verification(
          bad - 1,
          bad,
          (cut
                  ? "The record ends with entry " + lines.size() + "; "
                  : "Entry " + bad + " is another than the one that was shipped; ")
              + mark.seq()
              + " were shipped, as "
              + file.getFileName()
              + " remembers. What was shipped is in the log group; a record that was begun anew on"
              + " purpose has that file removed.");
    }

    private static boolean sameAs(ShippedMark mark, AuditLog.Line line) {
      return AuditCodec.read(line.text()).filter(e -> e.hash().equals(mark.hash())).isPresent();
    }
  }
}
