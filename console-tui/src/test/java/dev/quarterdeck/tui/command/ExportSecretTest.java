package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Qds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A secret handed over: values into private files, references into task definitions. */
class ExportSecretTest extends OnSandbox {
  private static final String CANARY = "canary-of-the-export";
  private String arn;
  @TempDir private Path folder;

  @BeforeAll
  void plant() {
    arn =
        secretsManager("calm")
            .createSecret(
                q ->
                    q.name("export/app")
                        .secretString(
                            "{\"TOKEN\":\""
                                + CANARY
                                + "\",\"PORT\":7,\"A:B\":\"x\",\"API\":\"y\"}"))
            .arn();
  }

  private Qds.Ended qd(String... args) {
    List<String> all = new ArrayList<>(Arrays.asList(args));
    all.add("--sandbox");
    return qd().run(all.toArray(String[]::new));
  }

  @Test
  void valuesGoToAFileThatItsOwnerAloneCanRead() throws IOException {
    Path file = folder.resolve(".env");
    Qds.Ended ended =
        qd("secrets", "export", "export/app", "--format", "json", "--to", file.toString());
    assertThat(ended.code()).as("without a reason").isEqualTo(2);
    ended =
        qd(
            "secrets",
            "export",
            "export/app",
            "--format",
            "json",
            "--to",
            file.toString(),
            "--reason",
            "test");
    assertThat(ended.code()).isZero();
    assertThat(ended.out() + ended.err()).doesNotContain(CANARY);
    assertThat(file).content().startsWith("{\"TOKEN\":\"" + CANARY);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    Files.writeString(file, "mine");
    String[] again = {
      "secrets",
      "export",
      "export/app",
      "--format",
      "json",
      "--to",
      file.toString(),
      "--reason",
      "x"
    };
    assertThat(qd(again).code()).isEqualTo(6);
    assertThat(file).hasContent("mine");
    String[] forced = Arrays.copyOf(again, again.length + 1);
    forced[again.length] = "--force";
    assertThat(qd(forced).code()).isZero();
    assertThat(file).content().contains(CANARY);
  }

  @Test
  void theSecretsBlockHoldsReferencesOnly() {
    Qds.Ended ended = qd("taskdef", "secrets", "export/app");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).doesNotContain(CANARY);
    JsonNode secrets = JsonMapper.shared().readTree(ended.out()).path("secrets");
    assertThat(secrets.toString())
        .isEqualTo(
            "[{\"name\":\"API\",\"valueFrom\":\"ARN:API::\"},{\"name\":\"PORT\",\"valueFrom\":\"ARN:PORT::\"},{\"name\":\"TOKEN\",\"valueFrom\":\"ARN:TOKEN::\"}]"
                .replace("ARN", arn));
    assertThat(ended.err()).contains("A:B holds a colon", "PORT is no JSON string");
    assertThat(qd("secrets", "export", "export/app", "--format", "ecs").out())
        .as("the export without a reason, as it holds no value")
        .isEqualTo(ended.out());
    assertThat(qd("taskdef", "secrets", "export/app", "--keys", "TOKEN").out())
        .contains("TOKEN")
        .doesNotContain("API");
    Qds.Ended absent = qd("taskdef", "secrets", "export/app", "--keys", "TOKEN,NONE");
    assertThat(absent.code()).isEqualTo(4);
    assertThat(absent.err()).contains("has no key NONE");
  }

  @Test
  void aSecretWithoutKeysIsOneVariable() {
    Qds.Ended ended = qd("taskdef", "secrets", "acme/prod/license");
    assertThat(ended.out()).contains("\"LICENSE\"").doesNotContain("::");
    assertThat(ended.err()).contains("gets the whole value");
  }

  @Test
  void terraformFindsTheSecretByItsName() throws IOException {
    Path file = folder.resolve("secrets.tf");
    Qds.Ended ended =
        qd("secrets", "export", "export/app", "--format", "terraform", "--to", file.toString());
    assertThat(ended.code()).isZero();
    assertThat(file)
        .hasContent(
            """
            data "aws_secretsmanager_secret" "export_app" {
              name = "export/app"
            }

            # In the container definition: secrets = local.export_app_secrets
            locals {
              export_app_secrets = [
                { name = "API", valueFrom = "${data.aws_secretsmanager_secret.export_app.arn}:API::" },
                { name = "PORT", valueFrom = "${data.aws_secretsmanager_secret.export_app.arn}:PORT::" },
                { name = "TOKEN", valueFrom = "${data.aws_secretsmanager_secret.export_app.arn}:TOKEN::" },
              ]
            }
            """);
  }

  @Test
  void hostileKeysStayTextInTerraform() {
    secretsManager("calm")
        .createSecret(q -> q.name("export/odd").secretString("{\"${file(1)}\\\"%{x\":\"y\"}"));
    assertThat(qd("secrets", "export", "export/odd", "--format", "terraform").out())
        .contains("name = \"$${file(1)}\\\"%%{x\"");
  }
}
