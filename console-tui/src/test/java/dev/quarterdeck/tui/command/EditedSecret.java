package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Qds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A secret with a value planted in it that must never be seen, and qd to edit it with. */
abstract class EditedSecret extends OnSandbox {
  static final String CANARY = "cana\\ry\\\\\"-7z3!x";
  static final String OLD_CANARY = "old-canary-91c";
  static int count;

  SecretsManagerClient raw;
  String name;

  @BeforeEach
  void plant() {
    raw = secretsManager("calm");
    name = "edits/test-" + count++;
    raw.createSecret(
        q -> q.name(name).secretString("{ \"A\": \"" + OLD_CANARY + "\",\n  \"N\": 5432000 }\n"));
  }

  String value() {
    return raw.getSecretValue(q -> q.secretId(name)).secretString();
  }

  Qds.Ended qd(String stdin, String... args) {
    Qds.Ended ended = qd().in(stdin).run(args);
    clean(ended);
    return ended;
  }

  void clean(Qds.Ended ended) {
    assertThat(ended.out() + ended.err()).doesNotContain("ry\\\\", "canary", "-7z3");
    try (Stream<Path> files = Files.walk(home)) {
      files
          .filter(Files::isRegularFile)
          .forEach(f -> assertThat(f).content().doesNotContain("-7z3").doesNotContain(OLD_CANARY));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
