import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Formats every Java file below the given folder with google-java-format, or with --check only names those that are
 * not formatted and ends with 1. Run by Maven in the JDK 25 toolchain: Maven's own JVM may be too old for the syntax.
 */
class Format {
  public static void main(String[] arguments) throws Exception {
    boolean check = arguments[0].equals("--check");
    Path root = Path.of(arguments[1]);
    List<Path> changed;
    try (var files = Files.walk(root)) {
      var sources = files.filter(file -> isSource(root.relativize(file))).toList();
      changed = sources.parallelStream().filter(file -> format(file, check)).sorted().toList();
    }
    for (Path file : changed) {
      System.out.println((check ? "not formatted: " : "formatted: ") + root.relativize(file));
    }
    if (check && !changed.isEmpty()) {
      System.out.println("To format them: mvn -N process-sources -Pformat");
      System.exit(1);
    }
  }

  /** Whether it is a module's, its path being relative to the root: {@code console-core/src/…/Name.java}. */
  private static boolean isSource(Path file) {
    return file.getNameCount() > 2 && file.getName(1).toString().equals("src") && file.toString().endsWith(".java");
  }

  /** Whether the file was not formatted. */
  private static boolean format(Path file, boolean check) {
    try {
      String before = Files.readString(file);
      var formatter = new Formatter(JavaFormatterOptions.defaultOptions());
      String used = RemoveUnusedImports.removeUnusedImports(before);
      String ordered = ImportOrderer.reorderImports(used, JavaFormatterOptions.Style.GOOGLE);
      String after = formatter.formatSource(ordered);
      if (!check && !after.equals(before)) {
        Files.writeString(file, after);
      }
      return !after.equals(before);
    } catch (Exception e) {
      throw new IllegalStateException("cannot format " + file, e);
    }
  }
}
