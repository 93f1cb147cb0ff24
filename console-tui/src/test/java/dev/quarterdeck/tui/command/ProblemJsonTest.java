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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With {@code -o json} stdout holds one document, even where there is no answer. */
class ProblemJsonTest extends OnSandbox {
  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | invalid  | nonsense",
        "2 | invalid  | secrets",
        "2 | invalid  | secrets list --nope",
        "2 | invalid  | health --timeout soon",
        "2 | invalid  | health --sandbox=nope",
        "2 | invalid  | secrets reveal acme/prod/app JWT_SECRET --to-stdout --sandbox",
        "2 | invalid  | secrets list --profile a,b --sandbox",
        "3 | denied   | secrets versions acme/prod/app --sandbox=denied",
        "4 | notFound | health nowhere --sandbox",
        "4 | notFound | services show nowhere --sandbox",
        "4 | notFound | services deploy nowhere --yes --sandbox",
        "4 | notFound | secrets show no/thing --sandbox",
        "4 | notFound | rotate no/thing KEY --recipe generated --yes --sandbox",
        "4 | notFound | rotations show 20200101-000000-aaaa --sandbox",
        "4 | notFound | logs tail nowhere --no-follow --sandbox",
        "4 | notFound | checklist run --service nowhere --sandbox",
        "5 | unreachable | secrets list --endpoint-url http://127.0.0.1:1 --timeout 5s",
        "6 | refused  | secrets delete acme/legacy/sendgrid --sandbox",
        "6 | refused  | rotate acme/prod/app JWT_SECRET --recipe generated --sandbox",
        "6 | refused  | services scale acme-prod/web 3 --yes --read-only --sandbox",
        "6 | refused  | secrets tag acme/prod/app team=core --yes --read-only --sandbox",
        "6 | refused  | secrets reveal acme/prod/app JWT_SECRET --reason x --sandbox",
      })
  void theProblemIsTheDocument(int exit, String kind, String command) {
    Qds.Ended ended = run(command + " -o json");
    assertThat(ended.code()).as(ended.err()).isEqualTo(exit);
    JsonNode problem = ended.json().get("problem");
    assertThat(ended.json().propertyNames()).containsExactly("problem");
    assertThat(problem.get("kind").asString()).isEqualTo(kind);
    assertThat(problem.get("exit").asInt()).isEqualTo(exit);
    assertThat(ended.err())
        .startsWith("qd: " + problem.get("text").asString())
        .contains("→ " + problem.get("fix").asString());
    if (kind.equals("denied")) {
      assertThat(problem.get("permission").asString()).contains(":");
    }
    assertThat(run(command).out()).as("without -o json").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-o json secrets list --nope",
        "secrets list --nope -ojson",
        "secrets list --nope --output=JSON",
        "secrets list --nope --output table --output json",
      })
  void theFormatIsFoundEvenWhereTheRestCannotBeRead(String line) {
    assertThat(run(line).json().at("/problem/kind").asString()).isEqualTo("invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secrets list --nope -o csv",
        "secrets list --nope -o json -o table",
        "env exec acme/prod/app --nope -- printer -o json",
      })
  void elsewhereNothingIsPrinted(String line) {
    assertThat(run(line).out()).isEmpty();
  }

  @Test
  void eachContextHasItsOwnProblem() {
    JsonNode all = run("services list --cluster none --profile a,b -o json").json();
    assertThat(all).hasSize(2);
    assertThat(all.get(0).get("answer").isNull()).isTrue();
    assertThat(all.get(0).at("/problem/kind").asString()).isEqualTo("notFound");
  }

  @Test
  void everyFieldAndKindIsDocumented() throws IOException {
    String text = Files.readString(Path.of("../docs/json.md"));
    int from = text.indexOf("## When there is no answer");
    String section = text.substring(from, text.indexOf("\n## ", from));
    JsonNode answer =
        JsonMapper.shared().readTree(run("secrets show no/thing --sandbox -o json").out());
    Set<String> names = new TreeSet<>(answer.get("problem").propertyNames());
    assertThat(names).containsExactlyInAnyOrder("kind", "text", "fix", "permission", "exit");
    assertThat(names).allSatisfy(name -> assertThat(section).contains("`" + name + "`"));
    for (Class<?> kind : dev.quarterdeck.kernel.Problem.class.getPermittedSubclasses()) {
      String name = kind.getSimpleName().equals("Unexpected") ? "Defect" : kind.getSimpleName();
      assertThat(section).contains(Character.toLowerCase(name.charAt(0)) + name.substring(1));
    }
  }
}
