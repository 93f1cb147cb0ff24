package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Qds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The record from its first entry to its way out of the machine. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditTest extends OnSandbox {
  @TempDir private Path folder;

  private Qds.Ended qd(String... args) {
    return qd().run(args);
  }

  @BeforeAll
  void deeds() {
    assertThat(
            qd(
                    "secrets",
                    "reveal",
                    "acme/prod/app",
                    "JWT_SECRET",
                    "--reason",
                    "INC-1207 login",
                    "--to-stdout",
                    "--sandbox")
                .code())
        .isZero();
    assertThat(
            qd(
                    "secrets",
                    "tag",
                    "acme/prod/app",
                    "team=web",
                    "--reason",
                    "spring cleaning",
                    "--yes",
                    "--sandbox")
                .code())
        .isZero();
  }

  private JsonNode json(String line) {
    Qds.Ended ended = run(line + " --sandbox -o json");
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended.json();
  }

  @Test
  @Order(1)
  void searchFindsATextInAnyField() {
    assertThat(json("audit search inc-1207")).hasSize(2);
    assertThat(json("audit search inc-1207 --action secrets.tag")).isEmpty();
    assertThat(json("audit search cleaning --who operator --since 1d")).hasSizeLessThan(3);
    assertThat(json("audit list --action secrets")).hasSize(4);
    assertThat(json("audit list --until 2001-01-01")).isEmpty();
    assertThat(run("audit list --since yesterday --sandbox").code()).isEqualTo(2);
    assertThat(run("audit list --since 2026-13-77 --sandbox").code()).isEqualTo(2);
  }

  @Test
  @Order(2)
  void theReportSaysWhoDidWhatAndWhy() throws IOException {
    JsonNode report = json("audit report");
    assertThat(report.path("intact").booleanValue()).isTrue();
    assertThat(report.path("people").path(0).path("reveals").intValue()).isEqualTo(1);
    assertThat(report.path("people").path(0).path("changes").intValue()).isEqualTo(1);
    assertThat(report.path("deeds").valueStream().map(d -> d.path("end").asString()))
        .containsExactly("done", "done");
    assertThat(run("audit report --sandbox").out())
        .contains("## Values revealed", "INC-1207 login", "acme/prod/app JWT\\_SECRET");
    Path page = folder.resolve("report.html");
    assertThat(run("audit report --format html --to " + page + " --sandbox").code()).isZero();
    assertThat(page).content().startsWith("<!DOCTYPE html>").contains("spring cleaning");
    assertThat(run("audit report --format csv --sandbox").lines()).hasSize(3);
  }

  @Test
  @Order(3)
  void shippingSendsEachEntryOnce() {
    String group = "/ecs/acme-prod-api";
    Qds.Ended planned = run("audit ship " + group + " --dry-run --sandbox -o json");
    assertThat(planned.json().path("steps").toString()).contains("logs:PutLogEvents");
    assertThat(run("audit ship " + group + " --yes --read-only --sandbox").code()).isEqualTo(6);
    assertThat(run("audit ship " + group + " --sandbox").code()).as("not confirmed").isEqualTo(6);
    assertThat(run("audit ship /none --yes --sandbox").code()).isEqualTo(4);

    JsonNode sent = json("audit ship " + group + " --yes");
    assertThat(sent.path("sent").intValue()).as("with what shipping itself intends").isEqualTo(5);
    assertThat(run("audit ship " + group + " --yes --sandbox").out()).contains("already");
  }

  @Test
  @Order(4)
  void aRotatedRecordIsOneRecordStill() throws IOException {
    JsonNode rotated = json("audit rotate");
    Path sealed = Path.of(rotated.path("file").asString());
    assertThat(sealed).exists();
    assertThat(run("audit rotate --sandbox").out()).contains("Nothing was recorded");
    run("secrets reveal acme/prod/app JWT_SECRET --reason again --to-stdout --sandbox");
    JsonNode verified = json("audit verify");
    assertThat(verified.path("files")).hasSize(2);
    assertThat(verified.path("entries").intValue())
        .isEqualTo(rotated.path("entries").intValue() + 2);
    assertThat(json("audit search INC-1207")).hasSize(2);
    assertThat(json("audit ship /ecs/acme-prod-api --yes").path("sent").intValue())
        .as("end of shipping, seal, reveal twice, the next shipping")
        .isEqualTo(5);

    assertThat(sealed.toFile().setWritable(true)).isTrue();
    Files.writeString(sealed, Files.readString(sealed).replace("INC-1207", "INC-1208"));
    Path record = sealed.resolveSibling("audit.jsonl");
    String lines = Files.readString(record);
    Files.writeString(record, lines + "nothing of ours\n");
    Qds.Ended listed = run("audit list --sandbox");
    assertThat(listed.code()).isEqualTo(1);
    assertThat(listed.out() + listed.err()).contains("1 lines of the record", "qd audit verify");
    Files.writeString(record, lines);
    Qds.Ended broken = run("audit verify --sandbox");
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.out()).contains("Line 1 of " + sealed.getFileName());
    for (String refused : List.of("audit ship /ecs/acme-prod-api --yes", "audit rotate")) {
      assertThat(run(refused + " --sandbox").code()).isEqualTo(6);
    }
    assertThat(run("audit report --sandbox").code()).isEqualTo(1);
    assertThat(run("audit report --sandbox").out()).contains("does not hold");
  }
}
