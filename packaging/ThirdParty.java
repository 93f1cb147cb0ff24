import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what an installation has to say about the work of others: one SBOM out of those of the modules,
 * THIRD-PARTY.txt, and the licence and notice files out of the jars. Ends with 1 when a jar is missing from the
 * SBOM or has no licence.
 *
 * <p>java -cp 'JARS/*' ThirdParty.java JARS FOLDER SBOM...
 */
public class ThirdParty {
  private record Part(String name, String version, List<String> licences, String purl) {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[1]);
    ObjectNode sbom = merged(List.of(args).subList(2, args.length));
    name(sbom, folder);
    JsonMapper.shared()
        .writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("sbom.cdx.json").toFile(), sbom);
    Map<String, Part> parts = parts(sbom);
    List<String> wrong = new ArrayList<>();
    StringBuilder out =
        new StringBuilder(
            "Quarterdeck contains the work of others. Licence and notice files that came with it are in\n"
                + "licenses/, those of the Java runtime in lib/runtime/legal/.\n\n");
    List<Path> jars;
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      jars = files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
    }
    int others = 0;
    for (Path jar : jars) {
      String file = jar.getFileName().toString();
      if (file.startsWith("console-")) {
        continue;
      }
      others++;
      Part part = parts.get(file);
      if (part == null) {
        wrong.add(file + " is not in the SBOM");
      } else if (part.licences().isEmpty()) {
        wrong.add(file + " has no licence");
      } else {
        out.append(part.name()).append(' ').append(part.version()).append("\n    ");
        out.append(String.join("; ", part.licences())).append("\n    ").append(part.purl()).append('\n');
      }
      texts(jar, folder.resolve("licenses").resolve(file.replace(".jar", "")));
    }
    Files.writeString(folder.resolve("THIRD-PARTY.txt"), out);
    wrong.forEach(System.err::println);
    System.out.println(others + " jars of others, all with a licence: " + wrong.isEmpty());
    System.exit(wrong.isEmpty() ? 0 : 1);
  }

  /** The last one's own component is the program; every component and its dependencies stand once. */
  private static ObjectNode merged(List<String> files) {
    Map<String, JsonNode> components = new TreeMap<>();
    Map<String, JsonNode> dependencies = new TreeMap<>();
    ObjectNode whole = JsonMapper.shared().createObjectNode();
    for (String file : files) {
      whole = (ObjectNode) JsonMapper.shared().readTree(Path.of(file).toFile());
      JsonNode own = whole.path("metadata").path("component");
      components.put(own.path("bom-ref").asString(), own);
      whole.path("components").values().forEach(c -> components.put(c.path("bom-ref").asString(), c));
      for (JsonNode d : whole.path("dependencies").values()) {
        JsonNode before = dependencies.get(d.path("ref").asString());
        if (before == null || before.path("dependsOn").size() < d.path("dependsOn").size()) {
          dependencies.put(d.path("ref").asString(), d);
        }
      }
    }
    components.remove(whole.path("metadata").path("component").path("bom-ref").asString());
    whole.putArray("components").addAll(components.values());
    whole.putArray("dependencies").addAll(dependencies.values());
    return whole;
  }

  /** The program by its name, and the Java runtime that it brings along, which no pom knows of. */
  private static void name(ObjectNode sbom, Path folder) throws IOException {
    ((ObjectNode) sbom.path("metadata").path("component")).put("name", "quarterdeck");
    Properties release = new Properties();
    try (InputStream in = Files.newInputStream(folder.resolve("lib/runtime/release"))) {
      release.load(in);
    }
    ObjectNode java = sbom.withArray("components").addObject();
    java.put("type", "platform").put("bom-ref", "java-runtime").put("name", "Java runtime");
    java.put("version", release.getProperty("JAVA_VERSION", "").replace("\"", ""));
    java.putArray("licenses").addObject().putObject("license").put("id", "GPL-2.0-with-classpath-exception");
  }

  /** By the name of the jar, with the classifier of a platform where there is one. */
  private static Map<String, Part> parts(JsonNode sbom) {
    Map<String, Part> parts = new TreeMap<>();
    for (JsonNode c : sbom.path("components").values()) {
      List<String> licences = new ArrayList<>();
      for (JsonNode l : c.path("licenses").values()) {
        JsonNode licence = l.path("license");
        licences.add(
            !l.path("expression").isMissingNode()
                ? l.path("expression").asString()
                : licence.has("id") ? licence.path("id").asString() : licence.path("name").asString());
      }
      String purl = c.path("purl").asString();
      int at = purl.indexOf("classifier=");
      String classifier = at < 0 ? "" : "-" + purl.substring(at + 11).replaceAll("&.*", "");
      String name = c.path("name").asString();
      String version = c.path("version").asString();
      String group = c.path("group").asString();
      parts.put(
          name + "-" + version + classifier + ".jar",
          new Part(group + ":" + name + classifier, version, licences, purl));
    }
    return parts;
  }

  private static void texts(Path jar, Path into) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (Enumeration<JarEntry> all = file.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        String name = entry.getName();
        if (!entry.isDirectory() && name.matches("(?i)(META-INF/)?(LICENSE|LICENCE|NOTICE|COPYING)[^/]*")) {
          Files.createDirectories(into);
          try (InputStream in = file.getInputStream(entry)) {
            Files.write(into.resolve(name.replace("META-INF/", "")), in.readAllBytes());
          }
        }
      }
    }
  }
}
