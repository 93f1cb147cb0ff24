package dev.quarterdeck.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the module's source files look like; tests run in the module's folder. */
public abstract class SourceRules {
  private static final int LONGEST = 400;

  @Test
  void noFileIsTooLong() {
    assertThat(sources(Path.of("src")).filter(file -> lines(file) > LONGEST))
        .as("a file of more than %d lines does more than one thing: split it", LONGEST)
        .isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(
            sources(Path.of("src/main/java"))
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !isNullMarked(folder.resolve("package-info.java"))))
        .as("NullAway checks only packages whose package-info.java says @NullMarked")
        .isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    assertThat(
            sources(Path.of("src/main/java"))
                .filter(file -> file.endsWith("package-info.java"))
                .filter(file -> !text(file).startsWith("/**")))
        .as("a newcomer finds the code by its package: one line of Javadoc says what lives there")
        .isEmpty();
  }

  private static Stream<Path> sources(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      return found.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isNullMarked(Path file) {
    return Files.exists(file)
        && text(file).matches("(?sm).*^@(org\\.jspecify\\.annotations\\.)?NullMarked.*");
  }

  private static long lines(Path file) {
    return text(file).lines().count();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
