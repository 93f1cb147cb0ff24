package dev.quarterdeck.readiness.repo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.readiness.Besides;
import dev.quarterdeck.readiness.Checklist;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.collect.Once;
import dev.quarterdeck.readiness.collect.Scope;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.sandbox.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepoRulesTest {
  private static final List<String> ITEMS =
      List.of(
          "no-print-statements",
          "no-debug-code",
          "no-todo-fixme",
          "lint-clean",
          "no-secrets-in-git",
          "sql-injection-safe",
          "migrations-scripted",
          "connection-pooling",
          "rds-final-snapshot",
          "env-documented",
          "graceful-shutdown",
          "entrypoint-lf",
          "tf-remote-state",
          "tests-gate-deploy",
          "eval-suite-gates-deploy",
          "pipeline-configured");

  /** Those of the demo's production. */
  private static final List<String> VARIABLES =
      List.of(
          "ANTHROPIC_API_KEY",
          "API_BASE_URL",
          "APP_PUBLIC_URL",
          "APP_SECRET_KEY",
          "AUTH_KEYSET",
          "AUTH_KEY_STORAGE_BACKEND",
          "AWS_REGION",
          "BILLING_RETRY_DEPLOYMENT_MODE",
          "DATABASE_URL",
          "ENABLE_BILLING_RETRY_WORKER",
          "ENVIRONMENT",
          "GOOGLE_APPLICATION_CREDENTIALS_JSON",
          "JWT_SECRET",
          "MAX_UPLOAD_BYTES",
          "OPENAI_API_KEY",
          "PINECONE_API_KEY",
          "REDIS_URL",
          "S3_BUCKET",
          "SECRETS_PROVIDER",
          "SIGNING_SECRET",
          "STORAGE_PROVIDER",
          "STRIPE_SECRET_KEY");

  @TempDir Path temp;

  private void write(Path root, String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Map<String, Run.Result> run(Path checkout) throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp.resolve("home"));
        Besides besides = Besides.of(checkout, null).orThrow()) {
      Run run =
          d.console()
              .checklist()
              .run(
                  d.deadline(),
                  new Checklist.Request(
                      ReadinessFile.none(),
                      new Scope(List.of("acme-prod"), List.of()),
                      ITEMS,
                      besides,
                      Once.Progress.NONE))
              .orThrow();
      Map<String, Run.Result> byId = new HashMap<>();
      run.results().forEach(r -> byId.put(r.item().id(), r));
      return byId;
    }
  }

  @Test
  void a_tidy_checkout_passes() throws IOException {
    Path root = temp.resolve("tidy");
    write(root, ".gitignore", ".env\n*.tfstate\nbuild/\n");
    write(root, ".env.example", String.join("=\n", VARIABLES) + "=\n");
    write(root, ".dockerignore", ".env\n.git\n");
    write(
        root,
        "app/main.py",
        "import logging\nlog = logging.getLogger(__name__)\n# TODO(#12): cache\ndb.execute('select 1 where id = :id', {'id': 1})\nengine = create_engine(url, pool_size=5)\n");
    write(root, "tests/test_main.py", "print('fine in a test')\n");
    write(root, "build/out.js", "console.log('ignored by git')\n");
    write(root, ".env", "DB_PASSWORD=ignored-by-git\n");
    write(root, "ruff.toml", "line-length = 100\n");
    write(root, "migrations/001.sql", "create table t(id int);\n");
    write(root, "entrypoint.sh", "#!/bin/sh\nset -e\nexec uvicorn app:app\n");
    write(root, "Dockerfile", "FROM python:3.12\nUSER app\nENTRYPOINT [\"./entrypoint.sh\"]\n");
    write(
        root,
        "infra/main.tf",
        "terraform {\n backend \"s3\" {\n  bucket = \"b\"\n  encrypt = true\n }\n}\nresource \"aws_db_instance\" \"d\" { skip_final_snapshot = false }\n");
    write(
        root,
        ".github/workflows/deploy.yml",
        "jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n    - run: ruff check .\n    - run: pytest\n    - run: python eval.py --fail-below 0.9\n  deploy:\n    needs: test\n    runs-on: ubuntu-latest\n    steps:\n    - run: aws ecs update-service --force-new-deployment\n");
    Map<String, Run.Result> r = run(root);
    for (String item : ITEMS) {
      assertThat(result(r, item).status())
          .as("%s %s", item, result(r, item).evidence())
          .isEqualTo(Status.PASS);
    }
  }

  @Test
  void an_untidy_one_fails_and_names_file_and_line_but_no_text() throws IOException {
    Path root = temp.resolve("untidy");
    write(
        root,
        "app/main.py",
        "x = 1\nprint(x)\nbreakpoint()\n# TODO later\ncur.execute(f\"select * from t where id = {x}\")\n");
    write(root, ".env", "DB_PASSWORD=hunter2-canary\n");
    write(root, "config/prod.properties", "stripe.secret=sk_live_canary51H8xYzAbCdEf\n");
    write(root, "run.sh", "echo a\r\n");
    write(root, "Dockerfile", "FROM python\nCMD uvicorn app:app\n");
    write(
        root,
        "infra/main.tf",
        "resource \"aws_db_instance\" \"d\" { skip_final_snapshot = true }\n");
    write(root, "infra/terraform.tfstate", "{}");
    write(root, "README.md", "Set OPENAI_API_KEY.\n");
    write(
        root,
        ".github/workflows/build.yml",
        "jobs:\n  build:\n    runs-on: x\n    steps:\n    - run: make\n");
    Map<String, Run.Result> r = run(root);
    for (String item : ITEMS) {
      assertThat(result(r, item).status())
          .as("%s %s", item, result(r, item).evidence())
          .isEqualTo(Status.FAIL);
    }
    assertThat(result(r, "no-print-statements").evidence())
        .anyMatch(e -> e.resource().equals("app/main.py:2"));
    assertThat(result(r, "no-secrets-in-git").evidence())
        .anyMatch(e -> e.resource().equals("config/prod.properties:1"));
    assertThat(result(r, "env-documented").evidence())
        .anyMatch(e -> e.text().contains("DATABASE_URL") && !e.text().contains("OPENAI_API_KEY"));
    assertThat(r.toString()).doesNotContain("canary");
  }

  @Test
  void tests_after_which_nothing_waits_gate_no_deployment() throws IOException {
    Path root = temp.resolve("ungated");
    write(
        root,
        ".github/workflows/deploy.yml",
        "jobs:\n  deploy:\n    runs-on: x\n    steps:\n    - run: ./deploy.sh\n");
    Map<String, Run.Result> r = run(root);
    assertThat(result(r, "tests-gate-deploy").evidence())
        .anyMatch(e -> e.text().equals("deploys without tests before"));
    assertThat(result(r, "pipeline-configured").status()).isEqualTo(Status.PASS);
  }

  @Test
  void a_group_that_drains_longer_than_tasks_live_fails() throws IOException {
    Path root = temp.resolve("draining");
    write(root, "Dockerfile", "FROM python:3.12\nCMD [\"uvicorn\", \"app:app\"]\n");
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp.resolve("home"));
        Besides besides = Besides.of(root, null).orThrow()) {
      d.sandbox()
          .world()
          .balancing()
          .groups()
          .forEach(g -> g.attributes.put("deregistration_delay.timeout_seconds", "300"));
      Run run =
          d.console()
              .checklist()
              .run(
                  d.deadline(),
                  new Checklist.Request(
                      ReadinessFile.none(),
                      new Scope(List.of("acme-prod"), List.of()),
                      List.of("graceful-shutdown"),
                      besides,
                      Once.Progress.NONE))
              .orThrow();
      Run.Result slow = run.results().getFirst();
      assertThat(slow.status()).isEqualTo(Status.FAIL);
      assertThat(slow.evidence())
          .anyMatch(e -> e.text().equals("acme-prod-api drains for 300 s; tasks get 30 s to stop"));
    }
  }

  @Test
  void without_a_checkout_nothing_is_known() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp.resolve("home"))) {
      Run run =
          d.console()
              .checklist()
              .run(
                  d.deadline(),
                  new Checklist.Request(
                      ReadinessFile.none(),
                      Scope.ALL,
                      ITEMS,
                      Checklist.Extras.NONE,
                      Once.Progress.NONE))
              .orThrow();
      assertThat(run.results()).allMatch(r -> r.status() == Status.UNKNOWN);
      assertThat(run.results()).allMatch(r -> String.valueOf(r.nextStep()).contains("--repo"));
    }
  }

  private static Run.Result result(Map<String, Run.Result> r, String item) {
    return Objects.requireNonNull(r.get(item), item);
  }
}
