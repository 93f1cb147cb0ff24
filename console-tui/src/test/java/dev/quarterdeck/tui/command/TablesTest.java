package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Qds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads. */
class TablesTest extends OnSandbox {
  private static final List<String> LISTS =
      List.of("secrets list", "secrets usage", "services list", "audit list", "sandbox scenarios");

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120, 200})
  void listsFitTheTerminal(int width) {
    for (String line : LISTS) {
      Qds.Ended ended =
          qd().terminal(width).env("NO_COLOR", "1").run((line + " --sandbox").split(" "));
      assertThat(ended.lines())
          .as(line)
          .isNotEmpty()
          .allSatisfy(
              l -> assertThat(l.codePointCount(0, l.length())).as(l).isLessThanOrEqualTo(width));
    }
  }

  @Test
  void pipedTablesAreWhole() {
    Qds.Ended ended = run("secrets usage --sandbox");
    assertThat(ended.out()).doesNotContain("…").doesNotContain("\u001b");
    assertThat(ended.out()).contains("GOOGLE_APPLICATION_CREDENTIALS_JSON");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void colourFollowsTerminalAndWishes() {
    String[] line = {"secrets", "list", "--sandbox"};
    assertThat(qd().terminal(100).run(line).out()).contains("\u001b[33m▲ overdue");
    assertThat(qd().terminal(100).env("NO_COLOR", "1").run(line).out()).doesNotContain("\u001b");
    assertThat(qd().terminal(100).run("secrets", "list", "--sandbox", "--no-color").out())
        .doesNotContain("\u001b");
    assertThat(qd().env("CLICOLOR_FORCE", "1").run(line).out()).contains("\u001b[");
    assertThat(
            qd().env("CLICOLOR_FORCE", "1").run("secrets", "list", "--sandbox", "-o", "json").out())
        .doesNotContain("\u001b");
  }

  @Test
  void healthSaysWhatIsWrongAndWhatToDo() {
    Qds.Ended ended = run("health --sandbox=missing-key");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .contains("acme-prod/billing")
        .contains("the secret has no JSON key STRIPE_WEBHOOK_SECRET")
        .contains("      → ");
    List<String> lines = ended.lines();
    int billing =
        lines.indexOf(
            lines.stream()
                .filter(l -> l.startsWith("acme-prod/billing"))
                .findFirst()
                .orElseThrow());
    assertThat(lines.get(billing + 1)).startsWith("    ");
  }

  @Test
  void staleEndsWithCommandsToPaste() {
    Qds.Ended ended =
        qd().terminal(60).env("NO_COLOR", "1").run("secrets", "stale", "--sandbox=stale-secret");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).contains("  → qd secrets stale acme/prod/app --redeploy\n");
    assertThat(run("secrets stale --sandbox").out()).startsWith("✓ Every running task");
  }

  @Test
  void listFiltersAndSorts() {
    assertThat(run("secrets list --sandbox --overdue -o csv").lines().stream().skip(1))
        .hasSizeGreaterThan(3)
        .allSatisfy(l -> assertThat(l).contains(",true,"));
    assertThat(run("secrets list --sandbox --filter REDIS").lines()).hasSize(2);
    assertThat(run("secrets list --sandbox --tag environment=staging").lines().stream().skip(1))
        .isNotEmpty()
        .allSatisfy(l -> assertThat(l).startsWith("acme/staging/"));
    assertThat(run("secrets list --sandbox --tag environment --tag owner=platform").lines())
        .hasSizeBetween(2, 8);
    List<Integer> ages =
        run("secrets list --sandbox --sort age -o csv").lines().stream()
            .skip(1)
            .map(l -> Integer.valueOf(l.split(",")[5]))
            .toList();
    assertThat(ages).isSortedAccordingTo((a, b) -> b - a);
    for (String column : List.of("name", "created", "accessed", "rotation")) {
      assertThat(run("secrets list --sandbox --sort " + column).code()).isZero();
    }
  }

  @Test
  void theClosingRemarkIsForTerminalsOnly() {
    assertThat(qd().terminal(100).run("secrets", "list", "--sandbox").err())
        .contains("secrets, ")
        .contains("overdue")
        .contains("--include-deleted");
    assertThat(run("secrets list --sandbox").err()).isEmpty();
    assertThat(qd().terminal(100).run("secrets", "list", "--sandbox", "-o", "json").err())
        .isEmpty();
  }

  @Test
  void theTourShowsWhatItPromises() {
    Qds.Ended ended = qd().run("demo");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("qd health --sandbox", "qd secrets usage acme/", "qd secrets stale")
        .contains("✖ certain", "▲ overdue", "qd audit verify", "exit code 1");
    assertThat(ended.lines())
        .allSatisfy(l -> assertThat(l.length() <= 110 || l.contains("→")).as(l).isTrue());
    assertThat(qd().terminal(80).run("demo", "--tour", "--no-color").code()).isZero();
  }

  @Test
  void demoOnATerminalOpensTheFullScreenOnTheSandbox() {
    Qds qd =
        qd().terminal(80)
            .fullScreen((c, contexts) -> "calm".equals(contexts.getFirst().sandbox()) ? 0 : 10);
    assertThat(qd.run("demo").code()).isZero();
    assertThat(qd.run("demo", "--sandbox=large").code()).isEqualTo(10);
  }
}
