package dev.quarterdeck.tui.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.PlantedValues;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.world.watch.LogStream;
import dev.quarterdeck.sandbox.world.watch.Logs;
import dev.quarterdeck.tui.cli.Qds;
import dev.quarterdeck.tui.cli.SandboxConsoles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is made to be given away, on an account where a password stands in a task definition:
 * reports in every format, findings, and the record as it is shipped.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportedTest {
  private static final String SCENARIO = "plaintext-secret";
  private static final String CANARY = "canary-for-the-exports-3Kp6";

  private Path folder;
  private SandboxConsoles consoles;
  private List<String> values;

  @BeforeAll
  void open(@TempDir Path temp) {
    folder = temp;
    consoles = new SandboxConsoles(folder.resolve("home"));
    values = new ArrayList<>(PlantedValues.of(sandbox()));
    values.add(CANARY);
    values.add(password());
  }

  @AfterAll
  void close() {
    consoles.close();
  }

  private Sandbox sandbox() {
    return consoles.sandbox(SCENARIO);
  }

  /** The one in the task definition. */
  private String password() {
    var ecs = sandbox().world().ecs();
    var cluster = Objects.requireNonNull(ecs.cluster("acme-prod"));
    return Objects.requireNonNull(
        Objects.requireNonNull(ecs.service(cluster, "web"))
            .primary()
            .definition()
            .containers()
            .getFirst()
            .environment()
            .get("SMTP_PASSWORD"));
  }

  private Qds.Ended qd(String line) {
    Qds.Ended ended =
        new Qds().consoles(consoles).in(CANARY).run((line + " --sandbox=" + SCENARIO).split(" "));
    assertThat(ended.code()).as(line + ": " + ended.err()).isIn(0, 1);
    holdsNone(ended.out() + ended.err(), line);
    return ended;
  }

  private void holdsNone(String text, String where) {
    assertThat(values.stream().noneMatch(text::contains)).as("a value in " + where).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"markdown", "html", "pdf", "json", "csv", "junit", "sarif", "ocsf"})
  void aChecklistsReportNamesThePlaceAndNotThePassword(String format) throws IOException {
    Path report = folder.resolve("report." + format);
    qd(
        "checklist report --format %s --to %s --file %s"
            .formatted(format, report, folder.resolve("readiness.yaml")));
    assertThat(Files.size(report)).isPositive();
    if (!format.equals("pdf")) {
      assertThat(Files.readString(report).replace("\\", "")).contains("SMTP_PASSWORD");
    }
    PlantedValues.absent(folder, values);
  }

  @ParameterizedTest
  @CsvSource({"table", "json", "csv", "sarif"})
  void findingsInATaskDefinitionNameItToo(String format) throws IOException {
    assertThat(qd("taskdef lint acme-prod/web -o " + format).out()).contains("SMTP_PASSWORD");
    PlantedValues.absent(folder, values);
  }

  @ParameterizedTest
  @CsvSource({
    "taskdef show acme-prod-web",
    "taskdef show acme-prod-web -o json",
    "services show acme-prod/web -o json",
    "services tasks acme-prod/web -o json",
    "health acme-prod/web --deep -o json",
    "changes acme-prod/web --since 3h -o json",
    "iam check acme-prod/web -o json",
    "taskdef secrets acme/prod/app -o json"
  })
  void whatIsShownOfItLeavesTheValueOut(String line) throws IOException {
    assertThat(qd(line).out()).isNotEmpty();
    PlantedValues.absent(folder, values);
  }

  @Test
  void theRecordShippedAndReportedSpeaksOfDeedsOnly() throws IOException {
    String why = " --yes --reason because";
    qd("secrets set acme/prod/app OPENAI_API_KEY" + why);
    qd("secrets rollback acme/prod/app" + why);
    qd("rotate acme/prod/app JWT_SECRET --recipe generated --soak 0s" + why);
    values.addAll(PlantedValues.of(sandbox()));
    qd("audit ship /ecs/acme-prod-api" + why);
    String shipped = everythingLogged();
    assertThat(shipped).contains("secrets.rollback", "because", "OPENAI_API_KEY");
    holdsNone(shipped, "the log groups");
    for (String format : List.of("markdown", "csv", "html")) {
      Path report = folder.resolve("deeds." + format);
      qd("audit report --format " + format + " --to " + report);
      assertThat(report).content().contains("because");
    }
    qd("rotations list -o json");
    PlantedValues.absent(folder, values);
  }

  private String everythingLogged() {
    var world = sandbox().world();
    return world.call(
        () -> {
          StringBuilder all = new StringBuilder();
          for (Logs.Group group : world.watch().logs().groups().values()) {
            for (LogStream stream : group.streams().values()) {
              stream
                  .read(0, Long.MAX_VALUE, Integer.MAX_VALUE, e -> true)
                  .forEach(e -> all.append(e.message()).append('\n'));
            }
          }
          return all.toString();
        });
  }
}
