import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.maven.artifact.versioning.ComparableVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds what a CycloneDX list names against OSV's known vulnerabilities. Ends with 0 where none is known, 1 where one
 * is, 2 for wrong usage and 3 where it could not be checked: then nothing is said about anything.
 *
 * <p>java -cp JARS Vulnerabilities.java [--dump FOLDER|ZIP | --api URL] SBOM
 */
public class Vulnerabilities {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int BATCH = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A component by Maven's coordinates; {@code name} is GROUP:ARTIFACT as OSV writes it. */
  private record Part(String name, String version) {
    @Override
    public String toString() {
      return name + " " + version;
    }
  }

  /** Why there is no answer. */
  private static final class NotChecked extends Exception {
    NotChecked(String why) {
      super(why);
    }
  }

  private Vulnerabilities() {}

  public static void main(String[] args) {
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> args) {
    boolean option = args.size() == 3 && List.of("--dump", "--api").contains(args.getFirst());
    if (args.size() != 1 && !option) {
      System.err.println("usage: vulnerabilities [--dump FOLDER|ZIP | --api URL] SBOM");
      return 2;
    }
    List<Part> parts = new ArrayList<>();
    List<String> others = new ArrayList<>();
    try {
      read(JSON.readTree(Files.readString(Path.of(args.getLast()))), parts, others);
    } catch (IOException | JacksonException e) {
      System.err.println(args.getLast() + " cannot be read as a CycloneDX list (" + e.getClass().getSimpleName() + ").");
      return 2;
    }
    try {
      if (parts.isEmpty()) {
        throw new NotChecked(args.getLast() + " names no component of Maven");
      }
      Map<Part, TreeMap<String, String>> found =
          option && args.getFirst().equals("--dump")
              ? byDump(parts, Path.of(args.get(1)))
              : byService(parts, option ? args.get(1) : "https://api.osv.dev");
      return tell(parts, others, found);
    } catch (NotChecked e) {
      System.err.println("NOTHING WAS CHECKED: " + e.getMessage() + ".");
      System.err.println("Whether a known vulnerability is among the " + parts.size() + " components stays open. Offline, give");
      System.err.println("a copy of https://storage.googleapis.com/osv-vulnerabilities/Maven/all.zip: --dump all.zip");
      return 3;
    }
  }

  private static int tell(List<Part> parts, List<String> others, Map<Part, TreeMap<String, String>> found) {
    found.forEach(
        (part, known) -> known.forEach((id, text) -> System.out.println(part + ": " + id + (text.isEmpty() ? "" : "  " + text))));
    int all = found.values().stream().mapToInt(Map::size).sum();
    System.out.println(
        parts.size() + " components were checked, " + found.size() + " of them with " + all + " known vulnerabilities.");
    if (!others.isEmpty()) {
      System.out.println(others.size() + " were not, as they are not Maven's: " + String.join(", ", others));
    }
    return found.isEmpty() ? 0 : 1;
  }

  /** This project's own modules are nobody else's to report. */
  private static void read(JsonNode sbom, List<Part> parts, List<String> others) {
    if (!sbom.path("bomFormat").asString("").equals("CycloneDX")) {
      throw new tools.jackson.core.exc.StreamReadException("no CycloneDX");
    }
    for (JsonNode c : sbom.path("components")) {
      String purl = c.path("purl").asString("").replaceFirst("[?#].*", "");
      String[] words = purl.startsWith("pkg:maven/") ? purl.substring(10).split("[/@]") : new String[0];
      if (words.length == 3 && !words[0].equals("dev.quarterdeck")) {
        parts.add(new Part(decoded(words[0]) + ":" + decoded(words[1]), decoded(words[2])));
      } else if (words.length != 3) {
        others.add(c.path("name").asString("?"));
      }
    }
  }

  private static String decoded(String word) {
    return URLDecoder.decode(word.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  // ---- OSV's service

  private static Map<Part, TreeMap<String, String>> byService(List<Part> parts, String api) throws NotChecked {
    HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    try (http) {
      Map<Part, TreeMap<String, String>> found = new LinkedHashMap<>();
      for (int i = 0; i < parts.size(); i += BATCH) {
        batch(http, api, parts.subList(i, Math.min(i + BATCH, parts.size())), found);
      }
      Map<String, String> texts = new TreeMap<>();
      for (TreeMap<String, String> known : found.values()) {
        for (Map.Entry<String, String> each : known.entrySet()) {
          if (!texts.containsKey(each.getKey())) {
            texts.put(each.getKey(), text(ask(http, HttpRequest.newBuilder(uri(api, "/v1/vulns/" + each.getKey())).GET())));
          }
          each.setValue(texts.get(each.getKey()));
        }
      }
      return found;
    }
  }

  private static URI uri(String api, String path) throws NotChecked {
    try {
      return URI.create(api + path);
    } catch (IllegalArgumentException e) {
      throw new NotChecked(api + " is no address");
    }
  }

  /** Answers come in the order of the questions; one with a page token has more of its own. */
  private static void batch(HttpClient http, String api, List<Part> parts, Map<Part, TreeMap<String, String>> found)
      throws NotChecked {
    Map<Part, String> open = new LinkedHashMap<>();
    parts.forEach(p -> open.put(p, ""));
    while (!open.isEmpty()) {
      ObjectNode question = JSON.createObjectNode();
      ArrayNode queries = question.putArray("queries");
      open.forEach(
          (p, token) -> {
            ObjectNode q = queries.addObject().put("version", p.version());
            q.putObject("package").put("ecosystem", "Maven").put("name", p.name());
            if (!token.isEmpty()) {
              q.put("page_token", token);
            }
          });
      JsonNode results =
          ask(
                  http,
                  HttpRequest.newBuilder(uri(api, "/v1/querybatch"))
                      .header("Content-Type", "application/json")
                      .POST(HttpRequest.BodyPublishers.ofString(question.toString())))
              .path("results");
      if (results.size() != open.size()) {
        throw new NotChecked(api + " answered " + results.size() + " of " + open.size() + " questions");
      }
      List<Part> asked = List.copyOf(open.keySet());
      open.clear();
      for (int i = 0; i < asked.size(); i++) {
        for (JsonNode v : results.get(i).path("vulns")) {
          found.computeIfAbsent(asked.get(i), p -> new TreeMap<>()).put(v.path("id").asString(""), "");
        }
        String token = results.get(i).path("next_page_token").asString("");
        if (!token.isEmpty()) {
          open.put(asked.get(i), token);
        }
      }
    }
  }

  private static JsonNode ask(HttpClient http, HttpRequest.Builder request) throws NotChecked {
    HttpRequest q = request.timeout(PATIENCE).build();
    try {
      HttpResponse<String> answer = http.send(q, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new NotChecked(q.uri().getAuthority() + " answered HTTP " + answer.statusCode());
      }
      return JSON.readTree(answer.body());
    } catch (JacksonException e) {
      throw new NotChecked(q.uri().getAuthority() + " answered no JSON");
    } catch (IOException e) {
      throw new NotChecked(q.uri().getAuthority() + " cannot be reached (" + e.getClass().getSimpleName() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotChecked("it was stopped");
    }
  }

  // ---- a copy of OSV's records

  private static Map<Part, TreeMap<String, String>> byDump(List<Part> parts, Path dump) throws NotChecked {
    Map<String, List<Part>> byName = new TreeMap<>();
    parts.forEach(p -> byName.computeIfAbsent(p.name(), n -> new ArrayList<>()).add(p));
    Map<Part, TreeMap<String, String>> found = new LinkedHashMap<>();
    TreeSet<String> modified = new TreeSet<>();
    int records = 0;
    try {
      if (Files.isDirectory(dump)) {
        try (Stream<Path> files = Files.walk(dump)) {
          for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
            records += record(JSON.readTree(Files.readString(file)), byName, found, modified);
          }
        }
      } else {
        try (ZipFile zip = new ZipFile(dump.toFile())) {
          Enumeration<? extends ZipEntry> entries = zip.entries();
          while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().endsWith(".json")) {
              try (InputStream in = zip.getInputStream(entry)) {
                records += record(JSON.readTree(in), byName, found, modified);
              }
            }
          }
        }
      }
    } catch (IOException | JacksonException e) {
      throw new NotChecked(dump + " cannot be read (" + e.getClass().getSimpleName() + ")");
    }
    if (records == 0) {
      throw new NotChecked(dump + " holds no record of Maven's packages");
    }
    System.out.println(records + " records of Maven's packages, the newest of " + modified.last() + ".");
    return found;
  }

  /** Answers 1 for a record about a package of Maven. */
  private static int record(
      JsonNode v, Map<String, List<Part>> byName, Map<Part, TreeMap<String, String>> found, TreeSet<String> modified) {
    boolean maven = false;
    for (JsonNode affected : v.path("affected")) {
      JsonNode p = affected.path("package");
      if (!p.path("ecosystem").asString("").equals("Maven")) {
        continue;
      }
      maven = true;
      for (Part part : byName.getOrDefault(p.path("name").asString(""), List.of())) {
        if (!v.has("withdrawn") && affects(affected, part.version())) {
          found.computeIfAbsent(part, k -> new TreeMap<>()).put(v.path("id").asString(""), text(v));
        }
      }
    }
    if (maven) {
      modified.add(v.path("modified").asString("an unknown day"));
    }
    return maven ? 1 : 0;
  }

  private static String text(JsonNode v) {
    List<String> aliases = new ArrayList<>();
    v.path("aliases").forEach(a -> aliases.add(a.asString("")));
    String summary = v.path("summary").asString("");
    return (String.join(", ", aliases) + "  " + summary).strip().replaceAll("\\p{Cntrl}", " ");
  }

  /** Named among the versions, or within a range, compared as Maven compares. */
  private static boolean affects(JsonNode affected, String version) {
    for (JsonNode each : affected.path("versions")) {
      if (each.asString("").equals(version)) {
        return true;
      }
    }
    for (JsonNode range : affected.path("ranges")) {
      if (range.path("type").asString("").equals("ECOSYSTEM") && within(range.path("events"), new ComparableVersion(version))) {
        return true;
      }
    }
    return false;
  }

  private record Event(String kind, ComparableVersion at, boolean start) {}

  private static boolean within(JsonNode events, ComparableVersion version) {
    List<Event> all = new ArrayList<>();
    for (JsonNode e : events) {
      for (Map.Entry<String, JsonNode> each : e.properties()) {
        String at = each.getValue().asString("");
        all.add(new Event(each.getKey(), new ComparableVersion(at), at.equals("0")));
      }
    }
    // Everything begins at "0", also what Maven takes for less than it, such as 0-alpha.
    all.sort((a, b) -> a.start() || b.start() ? Boolean.compare(b.start(), a.start()) : a.at().compareTo(b.at()));
    boolean inside = false;
    for (Event e : all) {
      int compared = version.compareTo(e.at());
      switch (e.kind()) {
        case "introduced" -> inside |= e.start() || compared >= 0;
        case "fixed" -> inside &= compared < 0;
        case "last_affected" -> inside &= compared <= 0;
        default -> {} // limits are of git's ranges
      }
    }
    return inside;
  }
}
