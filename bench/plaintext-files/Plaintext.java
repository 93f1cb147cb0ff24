import dev.quarterdeck.readiness.plaintext.PlaintextDetector;
import dev.quarterdeck.session.YamlNode;
import dev.quarterdeck.session.YamlTree;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The detector of plaintext secrets over each set: what it finds, what it says wrongly, its cost. */
public final class Plaintext {
  /** As many as the containers of a large task definition have together. */
  private static final int VARIABLES = 30;

  private static final int WARM = 2_000;
  private static final int RUNS = 501;

  private record Example(String name, String value, boolean secret) {
    boolean found() {
      return PlaintextDetector.inspect(name, value).isPresent();
    }
  }

  public static void main(String[] sets) throws IOException {
    for (String set : sets) {
      Path file = Path.of(set);
      List<Example> examples = examples(file);
      long secrets = examples.stream().filter(Example::secret).count();
      long found = examples.stream().filter(Example::secret).filter(Example::found).count();
      long harmless = examples.size() - secrets;
      long wrong = examples.stream().filter(e -> !e.secret()).filter(Example::found).count();
      System.out.printf(
          "| plaintext secrets of %s: recall | 100 %% | %.1f %%, %d of %d | %s |%n",
          file.getFileName(), 100.0 * found / secrets, found, secrets, reached(found == secrets));
      System.out.printf(
          "| plaintext secrets of %s: false positives | 0 | %d of %d | %s |%n",
          file.getFileName(), wrong, harmless, reached(wrong == 0));
      System.out.printf(
          "| plaintext secrets of %s: processor time for a task definition of %d variables | | %d µs | |%n",
          file.getFileName(), VARIABLES, micros(examples));
    }
  }

  private static String reached(boolean is) {
    return is ? "yes" : "**no**";
  }

  /** The median, each time over the next variables of the set. */
  private static long micros(List<Example> examples) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] nanos = new long[RUNS];
    long found = 0;
    int next = 0;
    for (int run = -WARM; run < RUNS; run++) {
      long start = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < VARIABLES; i++) {
        found += examples.get(next).found() ? 1 : 0;
        next = (next + 1) % examples.size();
      }
      if (run >= 0) {
        nanos[run] = threads.getCurrentThreadCpuTime() - start;
      }
    }
    if (found == 0) {
      throw new IllegalStateException("the detector found nothing at all");
    }
    Arrays.sort(nanos);
    return nanos[RUNS / 2] / 1_000;
  }

  private static List<Example> examples(Path file) throws IOException {
    YamlNode.Items all =
        (YamlNode.Items) YamlTree.parse(file.toString(), Files.readString(file));
    return all.items().stream()
        .map(row -> ((YamlNode.Items) row).items().stream().map(Plaintext::text).toList())
        .map(row -> new Example(row.get(0), row.get(1), row.get(2).equals("S")))
        .toList();
  }

  private static String text(YamlNode node) {
    return ((YamlNode.Scalar) node).text();
  }

  private Plaintext() {}
}
