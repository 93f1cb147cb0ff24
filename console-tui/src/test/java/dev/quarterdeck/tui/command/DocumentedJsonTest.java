package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Qds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every field that a command writes stands in its section of docs/json.md. */
class DocumentedJsonTest extends OnSandbox {
  /** Objects whose fields are names of AWS's or of the user's own. */
  private static final Set<String> FREE =
      Set.of("dimensions", "watched", "tags", "rows", "fields", "policy", "trust");

  private static final JsonMapper JSON = JsonMapper.shared();

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "health   | health --sandbox=bad-deploy",
        "health   | health acme-prod/web --sandbox=noisy-errors",
        "changes  | changes --since 1h --sandbox=missing-key",
        "metrics  | metrics acme-prod/web --sandbox",
        "alarms   | alarms list --sandbox",
        "alarms   | alarms show acme-prod-web-5xx --sandbox",
        "alarms   | alarms history acme-prod-web-5xx --sandbox",
        "alarms   | alarms silence acme-prod-web-5xx --for 5m --yes --sandbox",
        "services | services list --sandbox",
        "services | services show acme-prod/api --sandbox=bad-deploy",
        "services | services events acme-prod/api --sandbox=bad-deploy",
        "services | services tasks acme-prod/api --stopped --sandbox=bad-deploy",
        "services | services rollback acme-prod/api --list --sandbox=bad-deploy",
        "services | services deploy acme-prod/web --dry-run --sandbox",
        "services | services deploy acme-prod/web --yes --sandbox",
        "services | services run acme-prod/web --yes --sandbox",
        "services | services stop-deployment acme-prod/api --yes --sandbox=bad-deploy",
        "services | services diff acme-prod/api 1 2 --sandbox=bad-deploy",
        "secrets  | secrets list --sandbox",
        "secrets  | secrets show acme/prod/app --ages --sandbox",
        "secrets  | secrets versions acme/prod/app --sandbox",
        "secrets  | secrets usage acme/prod/app --sandbox",
        "secrets  | secrets stale --sandbox=stale-secret",
        "secrets  | secrets diff acme/prod/app --sandbox=stale-secret",
        "secrets  | secrets reuse --reason test --sandbox",
        "secrets  | secrets unset acme/prod/app JWT_SECRET --dry-run --sandbox",
        "secrets  | secrets unset acme/staging/app JWT_SECRET --yes --sandbox",
        "secrets  | secrets tag acme/prod/app team=core --yes --sandbox",
        "secrets  | secrets delete acme/legacy/sendgrid --yes --sandbox",
        "checklist | checklist run --sandbox",
        "checklist | checklist show log-retention --sandbox",
        "checklist | checklist gate --sandbox",
        "checklist | checklist cost --sandbox",
        "doctor   | doctor --sandbox",
        "taskdef  | taskdef list --sandbox",
        "taskdef  | taskdef usage acme-prod-api --sandbox",
        "taskdef  | taskdef lint acme-prod/web --sandbox=plaintext-secret",
        "iam      | iam policy acme-prod/web --sandbox",
        "iam      | iam check acme-prod/worker --sandbox",
        "iam      | iam console-policy viewer --sandbox",
        "logs     | logs tail acme-prod/web --no-follow --limit 3 --json-fields status --sandbox",
        "logs     | logs search acme-prod/web timed -C 1 --limit 2 --sandbox=noisy-errors",
        "logs     | logs insights acme-prod/web --saved top-errors --sandbox=noisy-errors",
        "audit    | audit list --sandbox",
        "audit    | audit search acme --sandbox",
        "audit    | audit verify --sandbox",
        "audit    | audit report --sandbox",
        "audit    | audit ship /ecs/acme-prod-api --yes --sandbox",
        "audit    | audit rotate --sandbox",
      })
  void everyFieldIsDocumented(String section, String command) throws IOException {
    Qds.Ended ended = run(command + " -o json");
    assertThat(ended.out()).as(ended.err()).isNotBlank();
    Set<String> names = new TreeSet<>();
    ended.out().lines().forEach(line -> collect(JSON.readTree(line), names));
    String text = section(section);
    assertThat(names).isNotEmpty().allSatisfy(n -> assertThat(text).contains("`" + n + "`"));
  }

  @Test
  void everyFieldOfRotationsIsDocumented() throws IOException {
    String id =
        run("rotate acme/prod/app PINECONE_API_KEY --recipe generated --compromised --yes --reason"
                + " test --sandbox -o json")
            .json()
            .get("operation")
            .asString();
    everyFieldIsDocumented("rotations", "rotations list --sandbox");
    everyFieldIsDocumented("rotations", "rotations show " + id + " --sandbox");
    everyFieldIsDocumented(
        "rotations",
        "rotate acme/prod/app OPENAI_API_KEY --recipe generated --compromised --yes --reason test"
            + " --sandbox");
  }

  private static void collect(JsonNode node, Set<String> names) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              p -> {
                names.add(p.getKey());
                if (!FREE.contains(p.getKey())) {
                  collect(p.getValue(), names);
                }
              });
    } else if (node.isArray()) {
      node.forEach(n -> collect(n, names));
    }
  }

  private static String section(String name) throws IOException {
    String all = Files.readString(Path.of("..", "docs", "json.md"));
    int start = all.indexOf("\n## " + name + "\n");
    int end = all.indexOf("\n## ", start + 1);
    assertThat(start).as("section " + name).isPositive();
    return all.substring(start, end < 0 ? all.length() : end);
  }
}
