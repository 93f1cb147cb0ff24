package dev.quarterdeck.readiness.plaintext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.session.YamlNode;
import dev.quarterdeck.session.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaintextDetectorTest {
  private record Example(String name, String value, boolean secret) {}

  @ParameterizedTest
  @CsvSource({
    "corpus.yaml, 100, 1.0, 0",
    "other-teams.yaml, 90, 1.0, 0",
    "public-shapes.yaml, 70, 1.0, 0"
  })
  void finds_secrets_and_leaves_the_rest_alone(
      String file, int atLeast, double recall, int falsePositives, TestReporter reporter)
      throws IOException {
    List<Example> examples = examples(file);
    List<String> missed = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    long secrets = 0;
    for (Example e : examples) {
      boolean found = PlaintextDetector.inspect(e.name(), e.value()).isPresent();
      secrets += e.secret() ? 1 : 0;
      if (e.secret() && !found) {
        missed.add(e.name());
      } else if (!e.secret() && found) {
        wrong.add(e.name() + " " + PlaintextDetector.inspect(e.name(), e.value()).orElseThrow());
      }
    }
    double reached = (double) (secrets - missed.size()) / secrets;
    reporter.publishEntry(
        file,
        "recall %.3f of %d, false positives %d of %d"
            .formatted(reached, secrets, wrong.size(), examples.size() - secrets));
    assertThat(examples.size()).isGreaterThan(atLeast);
    assertThat(reached).as("missed: %s", missed).isGreaterThanOrEqualTo(recall);
    assertThat(wrong).as("false positives").hasSizeLessThanOrEqualTo(falsePositives);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl -H 'Authorization: Bearer abcDEF123456xyz' http://localhost/",
        "java -Ddb.password=hunter2 -jar app.jar",
        "python serve.py --api-key s3cr3tvalue",
        "{\"user\":\"app\",\"password\":\"Zk3vQ9pLw2\"}",
        "psql postgresql://app:Zk3vQ9@db/app -c 'select 1'"
      })
  void finds_them_inside_commands(String command) {
    assertThat(PlaintextDetector.inspectText(command)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CMD-SHELL curl -f http://localhost:8000/health || exit 1",
        "gunicorn --workers 4 --timeout 30 app:app",
        "java -Ddb.password=${DB_PASSWORD} -jar app.jar",
        "sh -c 'exec app --token-file /run/token'",
        "npm run start:prod"
      })
  void leaves_ordinary_commands_alone(String command) {
    assertThat(PlaintextDetector.inspectText(command)).isEmpty();
  }

  @Test
  void says_what_it_saw_and_never_the_value() {
    Suspicion s =
        PlaintextDetector.inspect("GITHUB_TOKEN", "ghp_" + "a1B2".repeat(9)).orElseThrow();
    assertThat(s.rule()).isEqualTo("github-token");
    assertThat(s.toString()).doesNotContain("a1B2");
    ValueShape shape = ValueShape.of("API_KEY", "Zk3vQ9pLw2Zk3vQ9pLw2");
    assertThat(shape.shown()).isNull();
    assertThat(shape.toString()).doesNotContain("Zk3v");
  }

  @Test
  void shows_what_is_harmless_only() {
    assertThat(ValueShape.of("APP_ENV", "production").shown()).isEqualTo("production");
    assertThat(ValueShape.of("ENABLE_WORKER", "false").shown()).isEqualTo("false");
    assertThat(ValueShape.of("GREETING", "hello").shown()).isNull();
    assertThat(ValueShape.of("ALLOWED_HOSTS", "app:" + "ghp_" + "a1B2".repeat(9)).shown()).isNull();
    assertThat(ValueShape.of("DATABASE_URL", "sqlite:///data/app.db").scheme()).isEqualTo("sqlite");
    assertThat(ValueShape.of("X", "https://app.example.com/").placeholder())
        .isEqualTo("example.com");
  }

  private static List<Example> examples(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(PlaintextDetectorTest.class.getResourceAsStream(file))) {
      YamlNode.Items all =
          (YamlNode.Items)
              YamlTree.parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return all.items().stream()
          .map(
              n ->
                  ((YamlNode.Items) n)
                      .items().stream().map(t -> ((YamlNode.Scalar) t).text()).toList())
          .map(t -> new Example(t.get(0), t.get(1), t.get(2).equals("S")))
          .toList();
    }
  }
}
