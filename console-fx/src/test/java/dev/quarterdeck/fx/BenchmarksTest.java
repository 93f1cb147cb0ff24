package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark's programs are compiled when it runs, which is seldom: that they still can be. */
final class BenchmarksTest {
  /** A terminal's, of which this module knows nothing. */
  private static final String OTHERS = "JLineHello.java";

  @TempDir Path classes;

  @Test
  void theirJavaCompiles() throws IOException {
    List<File> sources;
    try (Stream<Path> all = Files.walk(Path.of("..", "bench"))) {
      sources =
          all.filter(f -> f.toString().endsWith(".java"))
              .filter(f -> !f.endsWith(OTHERS))
              .map(Path::toFile)
              .toList();
    }
    assertThat(sources).hasSizeGreaterThanOrEqualTo(4);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean done =
          compiler
              .getTask(
                  said,
                  files,
                  null,
                  List.of(
                      "-d",
                      classes.toString(),
                      "-proc:none",
                      "-nowarn",
                      "-cp",
                      System.getProperty(
                          "surefire.test.class.path", System.getProperty("java.class.path"))),
                  null,
                  files.getJavaFileObjectsFromFiles(sources))
              .call();
      assertThat(done).as(said.toString()).isTrue();
    }
  }
}
