package dev.quarterdeck.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of parts against known vulnerabilities, by a service on loopback and by a copy. */
class VulnerabilitiesTest {
  private static final String RECORD =
      """
      {"id": "GHSA-test-0001", "modified": "2026-01-02T00:00:00Z", "aliases": ["CVE-2026-0001"],
       "summary": "It breaks.",
       "affected": [{"package": {"ecosystem": "Maven", "name": "org.example:broken"},
         "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.10.0"}]},
           {"type": "ECOSYSTEM", "events": [{"introduced": "2.0.0-beta1"}, {"last_affected": "2.0.9"}]}],
         "versions": ["7-odd"]}]}
      """;

  @TempDir private Path folder;

  private record Run(int exit, String out, String err) {}

  private Run run(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(
        Stream.of(
                JsonMapper.class,
                TokenStreamFactory.class,
                JsonProperty.class,
                ComparableVersion.class)
            .map(VulnerabilitiesTest::jar)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(Checkout.repository().resolve("packaging/Vulnerabilities.java").toString());
    command.addAll(List.of(args));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Run(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  private static String jar(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** With a module of this project and with something that is not Maven's. */
  private String sbom(String... versions) throws IOException {
    String parts =
        Stream.of(versions)
            .map(
                v ->
                    "{\"name\": \"broken\", \"purl\": \"pkg:maven/org.example/broken@"
                        + v
                        + "?type=jar\"},")
            .collect(Collectors.joining());
    return Files.writeString(
            folder.resolve("sbom.json"),
            "{\"bomFormat\": \"CycloneDX\", \"components\": ["
                + parts
                + "{\"name\": \"console-core\", \"purl\": \"pkg:maven/dev.quarterdeck/console-core@1\"},"
                + "{\"name\": \"a-font\", \"purl\": \"pkg:generic/a-font@1\"}]}")
        .toString();
  }

  /** 1.9.1 is before 1.10.0, a release candidate before its release, as Maven has it. */
  @Test
  void aCopyOfTheRecordsTellsVersionsApartAsMavenDoes() throws Exception {
    Path dump = Files.createDirectories(folder.resolve("dump"));
    Files.writeString(dump.resolve("GHSA-test-0001.json"), RECORD);
    Run run =
        run(
            "--dump",
            dump.toString(),
            sbom(
                "1.9.1",
                "1.10.0",
                "1.10.0-rc1",
                "1.11",
                "2.0.0-beta2",
                "2.0.9",
                "2.0.10",
                "7-odd"));
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out().lines().filter(l -> l.startsWith("org.example")))
        .containsExactly(
            "org.example:broken 1.9.1: GHSA-test-0001  CVE-2026-0001  It breaks.",
            "org.example:broken 1.10.0-rc1: GHSA-test-0001  CVE-2026-0001  It breaks.",
            "org.example:broken 2.0.0-beta2: GHSA-test-0001  CVE-2026-0001  It breaks.",
            "org.example:broken 2.0.9: GHSA-test-0001  CVE-2026-0001  It breaks.",
            "org.example:broken 7-odd: GHSA-test-0001  CVE-2026-0001  It breaks.");
    assertThat(run.out())
        .contains(
            "8 components were checked, 5 of them with 5 known",
            "the newest of 2026-01-02",
            "a-font")
        .doesNotContain("console-core");

    Path zip = folder.resolve("all.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("GHSA-test-0001.json"));
      out.write(RECORD.getBytes(UTF_8));
    }
    Run clean = run("--dump", zip.toString(), sbom("1.10.0"));
    assertThat(clean.exit()).as(clean.err()).isZero();
    assertThat(clean.out()).contains("1 components were checked, 0 of them");
  }

  @Test
  void theServiceIsAskedForEveryPart() throws Exception {
    ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/querybatch", x -> answer(x, batch(x, asked)));
    server.createContext("/v1/vulns/GHSA-test-0001", x -> answer(x, RECORD));
    server.start();
    try {
      String api = "http://127.0.0.1:" + server.getAddress().getPort();
      Run run = run("--api", api, sbom("1.9.1", "1.10.0"));
      assertThat(run.exit()).as(run.err()).isEqualTo(1);
      assertThat(run.out())
          .contains("org.example:broken 1.9.1: GHSA-test-0001  CVE-2026-0001  It breaks.")
          .contains("2 components were checked, 1 of them with 1 known");
      assertThat(asked).containsExactly("1.9.1", "1.10.0", "1.10.0 more");
      assertThat(run("--api", api, sbom("1.10.0")).exit()).isZero();
      Run refused = run("--api", api + "/none", sbom("1.10.0"));
      assertThat(refused.exit()).isEqualTo(3);
      assertThat(refused.err()).contains("NOTHING WAS CHECKED", "HTTP 404");
    } finally {
      server.stop(0);
    }
  }

  /** One that is known, and one whose answer has a second, empty page. */
  private static String batch(HttpExchange x, ConcurrentLinkedQueue<String> asked)
      throws IOException {
    List<String> results = new ArrayList<>();
    for (JsonNode q : JsonMapper.shared().readTree(x.getRequestBody()).path("queries")) {
      assertThat(q.path("package").path("name").asString()).isEqualTo("org.example:broken");
      String version = q.path("version").asString();
      boolean more = q.has("page_token");
      asked.add(version + (more ? " more" : ""));
      results.add(
          version.equals("1.9.1")
              ? "{\"vulns\": [{\"id\": \"GHSA-test-0001\"}]}"
              : more ? "{}" : "{\"next_page_token\": \"t\"}");
    }
    return "{\"results\": [" + String.join(",", results) + "]}";
  }

  private static void answer(HttpExchange x, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    x.sendResponseHeaders(200, bytes.length);
    try (OutputStream out = x.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Test
  void whereNothingIsReachedNothingIsSaidToBeClean() throws Exception {
    Run run = run("--api", "http://127.0.0.1:1", sbom("1.10.0"));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("NOTHING WAS CHECKED: 127.0.0.1:1 cannot be reached");
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThat(run("--dump", empty.toString(), sbom("1.10.0")).exit()).isEqualTo(3);
    assertThat(run("--dump", folder.resolve("none.zip").toString(), sbom("1.10.0")).exit())
        .isEqualTo(3);
    assertThat(run("--api", "http://127.0.0.1:1", sbom()).exit()).isEqualTo(3);
    assertThat(run(folder.resolve("none.json").toString()).exit()).isEqualTo(2);
    assertThat(run().exit()).isEqualTo(2);
  }
}
