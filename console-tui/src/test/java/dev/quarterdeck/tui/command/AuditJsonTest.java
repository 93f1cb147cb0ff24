package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Qds;
import dev.quarterdeck.tui.cli.SandboxConsoles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditJsonTest extends OnSandbox {
  @Test
  void auditVerifyFindsAChangedLine(@TempDir Path folder) throws IOException {
    try (SandboxConsoles consoles = new SandboxConsoles(folder)) {
      Qds qd = new Qds().consoles(consoles);
      Qds.Ended empty = qd.run("audit", "verify", "-o", "json");
      assertThat(empty.code()).isZero();
      Shape.object(
          empty.json(),
          "intact",
          "bool",
          "entries",
          "number",
          "brokenAt",
          "number?",
          "text",
          "text",
          "file",
          "text",
          "files",
          "texts");
      Qds.Ended revealed =
          qd.run(
              "secrets",
              "reveal",
              "acme/prod/app",
              "JWT_SECRET",
              "--reason",
              "first",
              "--to-stdout");
      assertThat(revealed.code()).as(revealed.err()).isZero();
      assertThat(qd.run("audit", "verify").code()).isZero();
      Path file = Path.of(empty.json().get("file").asString());
      Files.writeString(file, Files.readString(file).replace("first", "other"));
      Qds.Ended broken = qd.run("audit", "verify", "-o", "json");
      assertThat(broken.code()).isEqualTo(1);
      assertThat(broken.json().get("brokenAt").asInt()).isEqualTo(1);
      assertThat(qd.run("audit", "verify").out()).startsWith("✖ Line 1 ");
    }
  }

  @Test
  void auditListFiltersByTime() {
    run("secrets reveal acme/prod/license --reason x --to-stdout --sandbox");
    assertThat(run("audit list --since 1h --sandbox -o json").json().size()).isPositive();
    sandbox("calm");
    assertThat(run("audit list --since 1h --action nothing --sandbox -o json").out())
        .isEqualTo("[]\n");
  }
}
