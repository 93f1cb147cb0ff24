package dev.quarterdeck.health.alarm;

import dev.quarterdeck.kernel.Files0600;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The silences of this console, a small file each, so that none is forgotten after a crash. */
public final class SilenceBook {
  private static final String SUFFIX = ".silence";

  /** Its place in an ARN. */
  private static final int REGION = 3;

  private final Path folder;

  public SilenceBook(Path folder) {
    this.folder = folder;
  }

  /** Whether nothing was ever silenced on this machine: the quick answer of most. */
  public boolean isUnused() {
    return Files.notExists(folder);
  }

  /** Those of alarms in the region, the first to end first; none where there is no folder yet. */
  public Outcome<List<Silence>> in(String region) {
    return Outcome.of(
        () -> {
          List<Silence> found = new ArrayList<>();
          try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
              Silence s = read(file);
              String[] arn = s.arn().split(":", -1);
              if (arn.length > REGION && arn[REGION].equals(region)) {
                found.add(s);
              }
            }
          } catch (NoSuchFileException e) {
            return List.of();
          } catch (IOException e) {
            throw storage("cannot be read", e);
          }
          found.sort(Comparator.comparing(Silence::until).thenComparing(Silence::alarm));
          return List.copyOf(found);
        });
  }

  private static Silence read(Path file) throws IOException {
    Properties p = new Properties();
    try {
      p.load(new StringReader(Files.readString(file)));
      return new Silence(
          p.getProperty("arn", ""),
          p.getProperty("alarm", ""),
          Instant.parse(p.getProperty("since", "")),
          Instant.parse(p.getProperty("until", "")),
          p.getProperty("by"),
          p.getProperty("reason"));
    } catch (DateTimeException | IllegalArgumentException | CharacterCodingException e) {
      throw new ProblemException(
          new Problem.Storage(
              file + " is damaged.",
              "Look at it; enable the alarm's actions by name with: qd alarms resume NAME"),
          e);
    }
  }

  void write(Silence s) {
    Properties p = new Properties();
    p.setProperty("arn", s.arn());
    p.setProperty("alarm", s.alarm());
    p.setProperty("since", s.since().toString());
    p.setProperty("until", s.until().toString());
    if (s.by() != null) {
      p.setProperty("by", s.by());
    }
    if (s.reason() != null) {
      p.setProperty("reason", s.reason());
    }
    try {
      StringWriter text = new StringWriter();
      p.store(text, null);
      Files0600.replace(file(s.arn()), text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw storage("cannot be written", e);
    }
  }

  void remove(String arn) {
    try {
      Files.deleteIfExists(file(arn));
    } catch (IOException e) {
      throw storage("cannot be written", e);
    }
  }

  private Path file(String arn) {
    try {
      byte[] hash =
          java.security.MessageDigest.getInstance("SHA-256")
              .digest(arn.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(hash, 0, 12) + SUFFIX);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private ProblemException storage(String what, IOException e) {
    return new ProblemException(
        new Problem.Storage(
            "The record of silences " + folder + " " + what + ".",
            "Check that the folder is yours and the disk is not full."),
        e);
  }
}
