package dev.quarterdeck.readiness.repo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.readiness.catalogue.Catalogue;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Finding;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.rules.MadeUp;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a checkout is looked into, and what is said of the rest. */
class CheckoutSeenTest {
  @TempDir Path root;

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<Evidence> evidence(String item) {
    return new RepoRules(Checkout.of(root).orThrow())
        .evidence(Catalogue.builtIn().item(item).orElseThrow(), new MadeUp().readings());
  }

  private Status status(String item) {
    return Finding.of(evidence(item)).status();
  }

  /** As git writes it, with what nobody reads left at zero. */
  private static byte[] index(int version, String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBytes("DIRC");
    out.writeInt(version);
    out.writeInt(names.length);
    String before = "";
    for (String name : names) {
      int start = bytes.size();
      out.write(new byte[60]);
      out.writeShort(name.length());
      if (version == 4) {
        int same = 0;
        while (same < Math.min(before.length(), name.length())
            && before.charAt(same) == name.charAt(same)) {
          same++;
        }
        out.write(before.length() - same);
        out.writeBytes(name.substring(same));
        out.write(0);
      } else {
        out.writeBytes(name);
        out.write(new byte[8 - (bytes.size() - start) % 8]);
      }
      before = name;
    }
    out.write(new byte[20]);
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void what_was_committed_before_it_was_ignored_is_looked_into(int version) throws IOException {
    write(".gitignore", ".env\n");
    write(".dockerignore", ".env\n");
    write("app/main.py", "x = 1\n");
    write("app/.env", "A=b\n");
    assertThat(status("no-secrets-in-git")).as("not tracked").isEqualTo(Status.PASS);
    Files.createDirectories(root.resolve(".git"));
    Files.write(
        root.resolve(".git/index"),
        index(version, ".dockerignore", ".gitignore", "app/.env", "app/gone.py", "app/main.py"));
    assertThat(evidence("no-secrets-in-git"))
        .anyMatch(e -> e.status() == Status.FAIL && e.resource().equals("app/.env"));
  }

  @Test
  void an_index_that_is_none_hinders_nothing() throws IOException {
    write("app/main.py", "x = 1\n");
    write(".git/index", "DIRC\0\0\0\2\0\0\0\7 and no more");
    assertThat(status("no-print-statements")).isEqualTo(Status.PASS);
  }

  @Test
  void a_checkout_without_source_passes_nothing() throws IOException {
    for (String item : List.of("no-print-statements", "no-debug-code", "sql-injection-safe")) {
      assertThat(status(item)).as(item).isEqualTo(Status.UNKNOWN);
    }
    assertThat(status("entrypoint-lf")).isEqualTo(Status.UNKNOWN);
    write("tests/test_a.py", "x = 1\n");
    assertThat(status("no-print-statements")).as("tests alone").isEqualTo(Status.UNKNOWN);
  }

  @Test
  void what_is_too_large_to_be_looked_into_is_not_known() throws IOException {
    write(".gitignore", ".env\n");
    write(".dockerignore", "*\n!app\n");
    write("app/main.py", "x = 1\n");
    assertThat(status("no-secrets-in-git")).isEqualTo(Status.PASS);
    write("dump.sql", "insert\n".repeat((int) (Checkout.LARGEST / 7) + 1));
    assertThat(status("no-secrets-in-git")).isEqualTo(Status.UNKNOWN);
    assertThat(status("no-print-statements")).as("no source file").isEqualTo(Status.PASS);
  }

  @Test
  void latin_1_is_looked_into() throws IOException {
    write(".gitignore", ".env\n");
    write(".dockerignore", ".env\n");
    Files.write(
        root.resolve("app.properties"),
        "owner=Jos\u00e9\nstripe.secret=sk_live_canary51H8xYzAbCdEf\n"
            .getBytes(StandardCharsets.ISO_8859_1));
    assertThat(evidence("no-secrets-in-git"))
        .anyMatch(e -> e.status() == Status.FAIL && e.resource().equals("app.properties:2"))
        .noneMatch(e -> e.toString().contains("canary"));
  }

  @Test
  void a_line_about_an_example_excludes_no_env_file() throws IOException {
    write(".gitignore", ".env.example\n.environment\n");
    write(".dockerignore", ".env\n!.env\n");
    assertThat(evidence("no-secrets-in-git"))
        .filteredOn(e -> e.status() == Status.FAIL)
        .extracting(Evidence::resource)
        .containsExactly(".gitignore", ".dockerignore");
  }

  @Test
  void the_user_of_a_stage_before_is_not_the_image_s() throws IOException {
    write("Dockerfile", "FROM a AS build\nUSER app\nFROM b\nCMD [\"x\"]\n");
    assertThat(evidence("ecs-nonroot-user")).isEmpty();
    write("Dockerfile", "FROM a\nUSER ${WHO}\n");
    assertThat(evidence("ecs-nonroot-user")).isEmpty();
    write("Dockerfile", "FROM a AS build\nFROM b\nUSER app\n");
    assertThat(evidence("ecs-nonroot-user")).hasSize(1);
  }

  @Test
  void an_image_that_names_no_start_is_not_known_to_stop_well() throws IOException {
    write("Dockerfile", "FROM a\n");
    assertThat(evidence("graceful-shutdown"))
        .anyMatch(e -> e.status() == Status.UNKNOWN && e.text().contains("names neither"));
    write("web/Dockerfile", "FROM a\nCMD [\"x\"]\n");
    assertThat(status("graceful-shutdown")).isEqualTo(Status.PASS);
  }

  @Test
  void without_variables_there_is_nothing_to_document() {
    assertThat(status("env-documented")).isEqualTo(Status.UNKNOWN);
  }
}
