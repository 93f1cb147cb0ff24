import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Puts the jars of a folder into one: a JVM opens and reads each jar of its class path, which for ninety takes a tenth
 * of a short command's time. Of two files of one name the first is taken, in the order of the jars' names, as on the
 * class path; lists of services and of the SDK's plug-ins are joined.
 *
 * <p>{@code java OneJar.java FOLDER JAR PROGRAM}: PROGRAM is the jar of the folder whose description is kept.
 */
final class OneJar {
  /** A jar's own description, signatures over it, what only builds read, and modules, of which a class path has none. */
  private static final String LEFT_OUT =
      "META-INF/(MANIFEST\\.MF|INDEX\\.LIST|[^/]*\\.(SF|RSA|DSA|EC)|maven/.*|native-image/.*)"
          + "|codegen-resources/.*|(.*/)?module-info\\.class";

  private static final String JOINED = "META-INF/services/.*|.*\\.interceptors";

  private OneJar() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    List<Path> jars;
    try (Stream<Path> files = Files.list(folder)) {
      jars = files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
    }
    try (ZipOutputStream out =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(args[1])), 1 << 16))) {
      put(out, JarFile.MANIFEST_NAME, manifest(folder.resolve(args[2])));
      Map<String, ByteArrayOutputStream> seen = new LinkedHashMap<>();
      for (Path jar : jars) {
        add(jar, seen, out);
      }
      for (Map.Entry<String, ByteArrayOutputStream> list : seen.entrySet()) {
        if (list.getKey().matches(JOINED)) {
          put(out, list.getKey(), list.getValue().toByteArray());
        }
      }
    }
  }

  /** The program's own, which holds its version; other jars have classes for other versions of Java. */
  private static byte[] manifest(Path program) throws IOException {
    try (JarFile jar = new JarFile(program.toFile())) {
      Manifest manifest = jar.getManifest();
      manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      manifest.write(text);
      return text.toByteArray();
    }
  }

  private static void add(Path jar, Map<String, ByteArrayOutputStream> seen, ZipOutputStream out) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        String name = entry.getName();
        if (entry.isDirectory() || name.matches(LEFT_OUT)) {
          continue;
        }
        ByteArrayOutputStream before = seen.putIfAbsent(name, new ByteArrayOutputStream(0));
        boolean joined = name.matches(JOINED);
        if (before != null && !joined) {
          continue;
        }
        try (InputStream in = zip.getInputStream(entry)) {
          byte[] content = in.readAllBytes();
          if (joined) {
            ByteArrayOutputStream list = seen.get(name);
            list.writeBytes(content);
            list.write('\n');
          } else {
            put(out, name, content);
          }
        }
      }
    }
  }

  /** All of one time, so that the same jars make the same file. */
  private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(315_619_200_000L);
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }
}
