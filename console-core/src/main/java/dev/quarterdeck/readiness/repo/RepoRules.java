package dev.quarterdeck.readiness.repo;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.catalogue.Mode;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.rules.Checks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides items by a checkout's files. Evidence names file and line, never their text. */
public final class RepoRules {
  private static final String SOURCE = "repo";
  private static final int SHOWN = 20;
  private static final String CODE = ".*\\.(?:py|js|jsx|ts|tsx|mjs|cjs|java|kt|go|rb|php|cs)";
  private static final Pattern NOT_SHIPPED =
      Pattern.compile(
          "(?:.*/)?(?:tests?|spec|__tests__|scripts|migrations|examples?|docs|tools|fixtures)/.*|(?:.*/)?(?:test_[^/]*|[^/]*(?:_test|\\.test|\\.spec)\\.[a-z]+|conftest\\.py|[^/]*Test\\.java)");
  private static final String WORKFLOWS =
      "\\.github/workflows/[^/]+\\.ya?ml|\\.gitlab-ci\\.yml|(?:.*/)?buildspec\\.ya?ml|Jenkinsfile|\\.circleci/config\\.yml|azure-pipelines\\.yml|bitbucket-pipelines\\.yml";

  private final Checkout checkout;
  private final Map<String, BiConsumer<Checks, Readings>> rules = new HashMap<>();

  public RepoRules(Checkout checkout) {
    this.checkout = checkout;
    rules.put(
        "no-print-statements",
        (c, in) ->
            none(
                c,
                CODE,
                true,
                "(?m)^[ \\t]*+print\\(|\\bconsole\\.(?:log|debug)\\(|\\bSystem\\.(?:out|err)\\.print",
                "a print statement",
                "no print statement in shipped code"));
    rules.put(
        "no-debug-code",
        (c, in) ->
            none(
                c,
                CODE,
                true,
                "\\bbreakpoint\\(\\)|\\bpdb\\.set_trace|(?m)^[ \\t]*+debugger;|@\\w+\\.(?:get|post|route)\\(\\s*[\"']/(?:debug|test)\\b",
                "debug code",
                "no debug code in shipped code"));
    rules.put(
        "no-todo-fixme",
        (c, in) ->
            none(
                c,
                CODE,
                false,
                "\\b(?:TODO|FIXME|XXX|HACK)\\b(?!\\s*\\(\\s*(?:#\\d+|[A-Z]+-\\d+|https?:))",
                "a remark without a ticket",
                "every remark has a ticket"));
    rules.put(
        "sql-injection-safe",
        (c, in) ->
            none(
                c,
                CODE,
                true,
                "\\b(?:execute|executemany|text|raw|query)\\(\\s*(?:f[\"']{1,3}(?>[^\"']*?\\b(?i:select|insert|update|delete)\\b)[^\"'{]*+\\{|[\"'](?>[^\"'\\n]*?\\b(?i:select|insert|update|delete)\\b)[^\"'\\n]*+[\"']\\s*+(?:%|\\+|\\.format))",
                "SQL built from text",
                "no SQL is built from text"));
    rules.put(
        "entrypoint-lf",
        (c, in) ->
            none(
                c,
                ".*\\.sh",
                false,
                "\\r",
                "a carriage return",
                "no shell script has carriage returns"));
    rules.put("rds-final-snapshot", this::finalSnapshot);
    rules.put("lint-clean", this::lint);
    rules.put("no-secrets-in-git", (c, in) -> SecretFiles.look(checkout, c));
    rules.put(
        "migrations-scripted",
        (c, in) ->
            some(
                c,
                "(?:.*/)?(?:alembic|migrations|db/migrate|prisma/migrations|db/migration|changelog)/.+|(?:.*/)?(?:flyway\\.conf|liquibase\\.properties|alembic\\.ini)",
                "migrations",
                "no migrations were found"));
    rules.put(
        "connection-pooling",
        (c, in) ->
            text(
                c,
                ".*\\.(?:py|js|ts|java|kt|ya?ml|properties|toml|rb|go|env\\.example)",
                "pool_size|pool_pre_ping|[Hh]ikari|maximum-pool-size|pgbouncer|SetMaxOpenConns|poolSize|aws_db_proxy",
                "a pool is set up",
                "no pool is set up"));
    rules.put("env-documented", this::documented);
    rules.put("graceful-shutdown", (c, in) -> Dockerfiles.shutdown(checkout, c, in));
    rules.put("tf-remote-state", this::remoteState);
    rules.put("tests-gate-deploy", (c, in) -> Workflows.tests(checkout, WORKFLOWS, c));
    rules.put(
        "eval-suite-gates-deploy",
        (c, in) ->
            text(
                c,
                WORKFLOWS,
                "--fail-below|promptfoo|\\bragas\\b|\\bdeepeval\\b|golden[_-]?set|run_eval",
                "a pipeline step runs an evaluation",
                "no pipeline step runs an evaluation"));
    rules.put(
        "pipeline-configured",
        (c, in) ->
            text(
                c,
                WORKFLOWS,
                "amazon-ecs-deploy|ecs update-service|ecs deploy|copilot (?:svc )?deploy|ecspresso|cdk deploy|terraform apply|CodeDeployToECS|deploy\\.sh",
                "a pipeline deploys",
                "no pipeline step deploys"));
    rules.put("ecs-nonroot-user", (c, in) -> Dockerfiles.user(checkout, c));
    rules.put("iac-managed", this::infrastructure);
    rules.put(
        "image-builds",
        (c, in) ->
            some(
                c,
                "(?:.*/)?(?:Dockerfile|Containerfile)(?:\\.[\\w-]+)?",
                "a Dockerfile",
                "no Dockerfile was found"));
  }

  /** Whether a checkout says anything about the item. */
  public boolean has(String item) {
    return rules.containsKey(item);
  }

  /** What the checkout says; for items that AWS decides, only what helps. */
  public List<Evidence> evidence(Item item, Readings in) {
    BiConsumer<Checks, Readings> rule = rules.get(item.id());
    if (rule == null) {
      return List.of();
    }
    Checks checks = new Checks(SOURCE, in.now());
    rule.accept(checks, in);
    List<Evidence> found = new ArrayList<>(checks.done().evidence());
    if (item.mode() != Mode.REPO) {
      // A checkout may hold another service's files: it supports what AWS says, and fails nothing.
      found.removeIf(e -> e.status() != Status.PASS);
    } else if (!checkout.complete()) {
      found.addAll(
          new Checks(SOURCE, in.now())
              .unknown(
                  "the checkout",
                  "",
                  null,
                  "Not all of the checkout could be read: it is too large, or closed to you.")
              .done()
              .evidence());
    }
    return found;
  }

  private void none(
      Checks checks, String files, boolean shippedOnly, String pattern, String what, String good) {
    Pattern p = Pattern.compile(pattern);
    int hits = 0;
    List<String> named =
        checkout.named(files).stream()
            .filter(name -> !shippedOnly || !NOT_SHIPPED.matcher(name).matches())
            .toList();
    if (checkout.names().isEmpty() || (named.isEmpty() && files.equals(CODE))) {
      checks.unknown("the checkout", "", "0 files", "No source file was found to look into.");
      return;
    }
    for (String name : named) {
      if (checkout.tooLarge(name)) {
        checks.unknown(name, "", null, SecretFiles.TOO_LARGE);
      }
      Matcher m = p.matcher(checkout.text(name).orElse(""));
      while (m.find()) {
        hits++;
        if (hits <= SHOWN) {
          int line = line(checkout.text(name).orElse(""), m.start());
          checks.fail(name + ":" + line, "line", line, what);
        }
      }
    }
    if (hits > SHOWN) {
      checks.fail("the checkout", "", hits, "and " + (hits - SHOWN) + " more");
    } else if (hits == 0) {
      checks.pass("the checkout", "", named.size() + " files", good);
    }
  }

  private static int line(String text, int at) {
    int start = at;
    while (start < text.length() && text.charAt(start) == '\n') {
      start++;
    }
    return (int) text.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
  }

  private void some(Checks checks, String files, String what, String bad) {
    List<String> named = checkout.named(files);
    if (named.isEmpty()) {
      checks.fail("the checkout", "", null, bad);
    } else {
      checks.pass(named.getFirst(), "", null, "holds " + what);
    }
  }

  private void text(Checks checks, String files, String pattern, String good, String bad) {
    Pattern p = Pattern.compile(pattern);
    for (String name : checkout.named(files)) {
      Matcher m = p.matcher(checkout.text(name).orElse(""));
      if (m.find()) {
        checks.pass(name + ":" + line(checkout.text(name).orElse(""), m.start()), "", null, good);
        return;
      }
    }
    checks.fail("the checkout", "", null, bad);
  }

  private void finalSnapshot(Checks checks, Readings in) {
    if (checkout.named(".*\\.tf").isEmpty()) {
      checks.unknown(
          "the checkout",
          "",
          null,
          "No Terraform file was found; leave the item out with without: terraform.");
    } else {
      none(
          checks,
          ".*\\.tf(?:vars)?",
          false,
          "skip_final_snapshot\\s*=\\s*true",
          "skip_final_snapshot is true",
          "no file skips the final snapshot");
    }
  }

  private void lint(Checks checks, Readings in) {
    String config =
        "(?:.*/)?(?:ruff\\.toml|\\.ruff\\.toml|\\.flake8|\\.pylintrc|\\.eslintrc(?:\\..+)?|eslint\\.config\\.[cm]?[jt]s|biome\\.json|checkstyle\\.xml|\\.golangci\\.ya?ml|\\.rubocop\\.yml|detekt\\.yml)";
    boolean configured =
        !checkout.named(config).isEmpty()
            || checkout.named("(?:.*/)?(?:pyproject\\.toml|setup\\.cfg)").stream()
                .anyMatch(
                    f ->
                        checkout
                            .text(f)
                            .orElse("")
                            .matches("(?s).*\\[(?:tool\\.)?(?:ruff|flake8|pylint)\\b.*"));
    checks.that(
        configured,
        "the checkout",
        "configuration",
        null,
        configured ? "a linter is configured" : "no linter is configured");
    text(
        checks,
        WORKFLOWS,
        "\\b(?:ruff|flake8|pylint|eslint|biome|checkstyle|golangci-lint|rubocop|detekt|lint)\\b",
        "a pipeline step runs a linter",
        "no pipeline step runs a linter");
  }

  private void documented(Checks checks, Readings in) {
    StringBuilder docs = new StringBuilder();
    List<String> files =
        checkout.named(
            "(?:.*/)?(?:\\.env\\.(?:example|sample|template)|README(?:\\.[a-z]+)?|docs/.*\\.md)");
    files.forEach(f -> docs.append(checkout.text(f).orElse("")).append('\n'));
    TreeSet<String> names = new TreeSet<>();
    Listing<TaskDefinitionFacts> definitions = in.ecs().definitions();
    checks.missing(definitions.unknowns());
    for (TaskDefinitionFacts d : definitions.items()) {
      d.containers()
          .forEach(
              c -> {
                c.variables().forEach(v -> names.add(v.name()));
                c.secrets().forEach(s -> names.add(s.name()));
              });
    }
    List<String> missing =
        names.stream()
            .filter(
                n ->
                    !Pattern.compile("(?<![A-Z0-9_])" + Pattern.quote(n) + "(?![A-Z0-9_])")
                        .matcher(docs)
                        .find())
            .toList();
    if (names.isEmpty()) {
      checks.unknown("the checkout", "", null, "No running revision with variables was found.");
      return;
    }
    checks.that(
        missing.isEmpty(),
        "the checkout",
        ".env.example, README",
        String.join(", ", missing),
        missing.isEmpty()
            ? "all " + names.size() + " variables are documented"
            : missing.size() + " variables are documented nowhere: " + String.join(", ", missing));
  }

  private void remoteState(Checks checks, Readings in) {
    List<String> files = checkout.named(".*\\.tf");
    checkout
        .named(".*\\.tfstate(?:\\.backup)?")
        .forEach(f -> checks.fail(f, "", null, "state is tracked"));
    if (files.isEmpty()) {
      checks.unknown(
          "the checkout",
          "",
          null,
          "No Terraform file was found; leave the item out with without: terraform.");
      return;
    }
    Pattern backend =
        Pattern.compile("backend\\s+\"(\\w+)\"\\s*\\{([^}]{0,4000}+)}|\\bcloud\\s*\\{");
    for (String name : files) {
      Matcher m = backend.matcher(checkout.text(name).orElse(""));
      if (m.find()) {
        String kind = m.group(1) == null ? "cloud" : m.group(1);
        boolean good =
            !kind.equals("local")
                && (!kind.equals("s3") || m.group(2).matches("(?s).*encrypt\\s*=\\s*true.*"));
        checks.that(
            good,
            name,
            "backend",
            kind,
            good
                ? "state is kept in " + kind
                : "state in " + kind + " is not encrypted or not remote");
        return;
      }
    }
    checks.fail(
        "the checkout",
        "backend",
        null,
        "no Terraform file has a backend block: state is kept locally");
  }

  private void infrastructure(Checks checks, Readings in) {
    List<String> files =
        checkout.named(
            ".*\\.tf|(?:.*/)?(?:cdk\\.json|template\\.ya?ml|samconfig\\.toml|Pulumi\\.yaml)|copilot/.*manifest\\.yml");
    if (!files.isEmpty()) {
      checks.pass(files.getFirst(), "", null, "describes infrastructure");
    }
  }
}
