package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Qds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import tools.jackson.databind.JsonNode;

/** What a person hands on after a compromised key was replaced. */
class CompromisedReportTest extends OnSandbox {
  private static final String CANARY = "demo-canary-9d41c07e55b2";
  private static final String ROTATE =
      "rotate acme/prod/app PINECONE_API_KEY --recipe generated --compromised --soak 0s --yes"
          + " --reason leaked*in*a*log --sandbox";

  @TempDir Path folder;

  @AfterEach
  void noFaults() {
    sandbox("calm").faults().clear();
  }

  /** The known value, there and in a secret of staging. */
  private String plant() {
    try (SecretsManagerClient raw = secretsManager("calm")) {
      String version = "";
      for (String secret : List.of("acme/staging/app", "acme/prod/app")) {
        String text = raw.getSecretValue(q -> q.secretId(secret)).secretString();
        String with =
            text.replaceFirst(
                "\"PINECONE_API_KEY\"\\s*:\\s*\"[^\"]*\"",
                "\"PINECONE_API_KEY\":\"" + CANARY + "\"");
        assertThat(with).contains(CANARY);
        version = raw.putSecretValue(q -> q.secretId(secret).secretString(with)).versionId();
      }
      return version;
    }
  }

  private void nowhere(Qds.Ended ended) throws IOException {
    assertThat(ended.out() + ended.err()).doesNotContain(CANARY);
    for (Path root : List.of(folder, home)) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(Files.readString(file)).as(file.toString()).doesNotContain(CANARY);
        }
      }
    }
  }

  @Test
  void theReportIsWrittenPrintedAndPartOfTheJson() throws IOException {
    String old = plant();
    Path file = folder.resolve("incident.md");
    Qds.Ended ended = run(ROTATE + " --report " + file + " -o json");
    assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
    assertThat(ended.err()).contains("Report written to " + file);
    JsonNode json = ended.json();
    JsonNode report = json.get("report");
    assertThat(report.get("clean").asBoolean()).isTrue();
    assertThat(report.get("tasksChecked").asInt()).isPositive();
    assertThat(report.get("alsoThere").get(0).get("secret").asString())
        .isEqualTo("acme/staging/app");
    String text = Files.readString(file);
    assertThat(text)
        .startsWith("# Compromised key replaced: PINECONE\\_API\\_KEY of acme/prod/app\n")
        .contains(
            "Operation: `" + json.get("operation").asString() + "`",
            ", by `arn:aws:",
            "New value in force since: ",
            "Reason given: leaked\\*in\\*a\\*log",
            "old version `" + old + "`, new version `" + json.get("newVersion").asString() + "`",
            "`acme-prod/api`: deployment `ecs-svc/",
            "**Nobody.** Running tasks that were looked at: ",
            "- `acme/staging/app:PINECONE_API_KEY`",
            "`qd rotate acme/staging/app PINECONE_API_KEY --compromised`",
            "AWS CloudTrail");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    nowhere(ended);
  }

  @Test
  void whatCouldNotBeReadSpoilsTheProofAndIsTold() throws IOException {
    plant();
    Path file = folder.resolve("unproven.md");
    sandbox("calm").faults().on("secretsmanager", "BatchGetSecretValue").deny();
    Qds.Ended ended = run(ROTATE + " --report " + file);
    assertThat(ended.code()).as(ended.out()).isEqualTo(1);
    assertThat(ended.out())
        .contains("Who still holds the old value", "✖ Not proven", "? where else the old value");
    assertThat(Files.readString(file))
        .contains(
            "**Not proven that nobody does.**",
            "Unknown: where else the old value stands",
            "not everything could be read");
    nowhere(ended);
  }

  @Test
  void whatIsWrongWithTheFileIsSaidBeforeAnythingIsDone() {
    String here = folder.toString();
    assertThat(run(ROTATE + " --report " + here).err()).contains("is a folder");
    assertThat(run(ROTATE + " --report " + here + "/none/report.md").err())
        .contains("cannot be written");
    Qds.Ended other = run(ROTATE.replace("--compromised ", "") + " --report " + here + "/a.md");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("Add --compromised");
    assertThat(folder).isEmptyDirectory();
  }
}
