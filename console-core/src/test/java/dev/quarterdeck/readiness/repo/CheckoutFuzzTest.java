package dev.quarterdeck.readiness.repo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import dev.quarterdeck.readiness.catalogue.Catalogue;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.rules.MadeUp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a checkout, whoever wrote them. */
class CheckoutFuzzTest {
  private static final List<String> FILES =
      List.of(
          "main.py", "deploy.tf", "Dockerfile", ".env", "entrypoint.sh", ".github/workflows/a.yml");

  /** Those that ask AWS nothing. */
  private static final List<String> ITEMS =
      List.of(
          "no-print-statements",
          "no-debug-code",
          "no-todo-fixme",
          "lint-clean",
          "no-secrets-in-git",
          "sql-injection-safe",
          "connection-pooling",
          "rds-final-snapshot",
          "entrypoint-lf",
          "tf-remote-state",
          "tests-gate-deploy",
          "pipeline-configured");

  private final Readings readings = new MadeUp().readings();
  @TempDir private Path folder;

  /** A rule that tries every way of matching would never come back: the tests' limit ends it. */
  private void looked(String text) throws IOException {
    Files.createDirectories(folder.resolve(".github/workflows"));
    for (String file : FILES) {
      Files.write(folder.resolve(file), text.getBytes(StandardCharsets.UTF_8));
    }
    Checkout checkout = Checkout.of(folder).orThrow();
    assertThat(checkout.names()).isNotEmpty();
    RepoRules rules = new RepoRules(checkout);
    for (String item : ITEMS) {
      List<Evidence> found = rules.evidence(Catalogue.builtIn().item(item).orElseThrow(), readings);
      found.forEach(e -> Fuzz.clean(e.text()));
    }
  }

  @Test
  void whateverStandsInAFileItIsLookedAt() {
    Fuzz.of(
            "files of a checkout",
            "import x\n\n  print(x)\nbreakpoint()\n# TODO later\ncur.execute(f\"select {x}\")\n",
            "backend \"s3\" {\n  encrypt = true\n}\nskip_final_snapshot = true\n",
            "export API_KEY = \"hunter2hunter2\",\nA=b\n",
            "jobs:\n  a:\n    needs: b\n    run: mvn -B verify && gradlew x check\n    run: aws ecs deploy\n")
        .each(this::looked);
  }

  @Test
  void longFilesAreLookedAtAtOnce() throws IOException {
    for (String longOne :
        List.of(
            "\n".repeat(100_000),
            "text(f\"" + "select ".repeat(20_000),
            "gradle ".repeat(20_000),
            "A=" + " ".repeat(3_990) + "#",
            "backend \"a\" {".repeat(8_000))) {
      looked(longOne);
    }
  }

  @Test
  void starsWithoutEndMatchNothing() {
    Ignores ignores = Ignores.parse("*a".repeat(40) + "b\n*.log\n");
    assertThat(ignores.says("a".repeat(200), false)).isNull();
    assertThat(ignores.says("b.log", false)).isTrue();
  }
}
