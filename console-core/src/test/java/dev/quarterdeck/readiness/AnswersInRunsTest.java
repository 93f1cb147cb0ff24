package dev.quarterdeck.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.app.ReadinessSources;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.readiness.collect.Once;
import dev.quarterdeck.readiness.collect.Scope;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.sandbox.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people said, in a run; the sandbox's day is 2026-03-10. */
class AnswersInRunsTest {
  @TempDir Path temp;

  private static ReadinessFile file(String text) {
    return ReadinessFile.parse("readiness.yaml", text).orThrow();
  }

  @Test
  void attestations_waivers_and_the_profile_count_as_they_should() throws IOException {
    ReadinessFile file =
        file(
            """
            product: Acme
            without: {fileStore: Files are in S3., cache: Sessions are in the database.}
            notApplicable: {feature-flags: Every change is small.}
            drop: {image-optimisation: No images.}
            items:
            - {id: log-retention, severity: critical}
            - {id: pen-test, title: Tested, category: security, mode: ATTEST, severity: high, attestDays: 365, passes: A report., remedy: Order one.}
            answers:
              load-test: {attested: {by: m, at: 2026-03-01, evidence: report}}
              dr-plan: {attested: {by: m, at: 2024-03-01, evidence: old}}
              code-review-done: {attested: {by: m, at: 2026-03-01, evidence: MR, expires: 2026-03-05}}
              log-retention: {waived: {by: m, at: 2026-03-01, reason: soon, expires: 2026-04-01}, owner: jo, due: 2026-03-20, nextStep: Set it.}
              ecs-two-tasks: {waived: {by: m, at: 2026-01-01, reason: later, expires: 2026-02-01}, nextStep: Scale it.}
            """);
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      Run run = Runs.run(d, file, Runs.PROD);
      assertThat(Runs.status(run, "load-test")).isEqualTo(Status.PASS);
      assertThat(Runs.status(run, "dr-plan"))
          .as("older than the item allows")
          .isEqualTo(Status.EXPIRED);
      assertThat(Runs.status(run, "code-review-done")).isEqualTo(Status.EXPIRED);
      assertThat(Runs.status(run, "restore-runbook")).isEqualTo(Status.OPEN);
      assertThat(Runs.status(run, "log-retention")).isEqualTo(Status.WAIVED);
      assertThat(Runs.of(run, "log-retention").owner()).isEqualTo("jo");
      assertThat(Runs.of(run, "log-retention").item().severity().id()).isEqualTo("critical");
      assertThat(Runs.status(run, "ecs-two-tasks")).as("falls back to fail").isEqualTo(Status.FAIL);
      assertThat(Runs.of(run, "ecs-two-tasks").nextStep()).isEqualTo("Scale it.");
      assertThat(Runs.status(run, "redis-tls")).isEqualTo(Status.NOT_APPLICABLE);
      assertThat(Runs.status(run, "feature-flags")).isEqualTo(Status.NOT_APPLICABLE);
      assertThat(Runs.status(run, "pen-test")).isEqualTo(Status.OPEN);
      assertThat(run.results()).noneMatch(r -> r.item().id().equals("image-optimisation"));
      assertThat(run.dropped()).containsKey("image-optimisation");
      assertThat(run.product()).isEqualTo("Acme");
    }
  }

  @Test
  void what_is_dated_in_the_future_does_not_count() throws IOException {
    ReadinessFile file =
        file(
            """
            answers:
              load-test: {attested: {by: m, at: 2026-04-01, evidence: report}}
              dr-plan: {attested: {by: m, at: 2026-03-11, evidence: east of here}}
              log-retention: {waived: {by: m, at: 2026-04-01, reason: soon, expires: 2026-05-01}}
            """);
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      InstantSource clock = d.sandbox().world()::now;
      Run run =
          new Checklist(ReadinessSources.of(d.console()), "us-east-1", clock, clock)
              .run(
                  d.deadline(),
                  new Checklist.Request(
                      file,
                      Runs.PROD,
                      List.of("load-test", "dr-plan", "log-retention"),
                      Checklist.Extras.NONE,
                      Once.Progress.NONE))
              .orThrow();
      assertThat(Runs.status(run, "load-test")).isEqualTo(Status.OPEN);
      assertThat(Runs.of(run, "load-test").evidence())
          .extracting(Evidence::text)
          .containsExactly("Dated 2026-04-01, which is still to come; it does not count: report");
      assertThat(Runs.status(run, "dr-plan")).as("the day after UTC's").isEqualTo(Status.PASS);
      assertThat(Runs.status(run, "log-retention")).isEqualTo(Status.FAIL);
      assertThat(Runs.of(run, "log-retention").evidence())
          .extracting(Evidence::text)
          .contains(
              "the waiver is dated 2026-04-01, which is still to come; it does not count: soon");
    }
  }

  @Test
  void the_example_is_read() throws IOException {
    try (var in = Objects.requireNonNull(Run.class.getResourceAsStream("readiness.example.yaml"))) {
      ReadinessFile file = file(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      assertThat(file.profile().product()).isEqualTo("SmartStore");
      assertThat(file.answers()).containsKeys("load-test", "redis-ha");
      assertThat(file.profile().catalogue().item("pen-test")).isPresent();
    }
  }

  @Test
  void mistakes_are_pointed_at() {
    for (String wrong :
        new String[] {
          "answers:\n  no-such-item: {owner: x}\n",
          "setings: {}\n",
          "without: {spaceships: none}\n",
          "answers:\n  load-test: {attested: {by: m, at: yesterday, evidence: x}}\n",
          "answers:\n  load-test: {waived: {by: m, at: 2026-03-01, expires: 2026-04-01}}\n",
          "answers:\n  load-test: {waived: {by: m, at: 2026-03-01, reason: ' ', expires: 2026-04-01}}\n",
          "answers:\n  load-test: {waived: {by: m, at: 2026-03-01, reason: x}}\n",
          "answers:\n  load-test: {attested: {by: m, at: 2026-03-01, evidence: ''}}\n",
          "url: ftp://x\n"
        }) {
      assertThat(ReadinessFile.parse("readiness.yaml", wrong).isDone()).as(wrong).isFalse();
    }
  }

  @Test
  void nobodys_word_passes_what_people_cannot_decide() throws IOException {
    ReadinessFile file =
        file(
            """
            items:
            - {id: read, title: Read, category: security, mode: REPO, severity: low, passes: Yes., remedy: Look.}
            - {id: asked, title: Asked, category: security, mode: ATTEST, severity: low, passes: Yes., remedy: Ask.}
            answers:
              read: {attested: {by: m, at: 2026-03-01, evidence: looked}}
              log-retention: {attested: {by: m, at: 2026-03-01, evidence: looked}}
              asked: {attested: {by: m, at: 2026-03-01, evidence: yes}}
            """);
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      Run run = Runs.run(d, file, Runs.PROD, "read", "log-retention", "asked");
      assertThat(Runs.status(run, "read")).isEqualTo(Status.UNKNOWN);
      assertThat(Runs.of(run, "read").evidence())
          .anyMatch(e -> e.text().contains("it does not count: looked"));
      assertThat(Runs.status(run, "log-retention")).isEqualTo(Status.FAIL);
      assertThat(Runs.of(run, "log-retention").expires()).isNull();
      assertThat(Runs.status(run, "asked")).isEqualTo(Status.PASS);
      assertThat(Runs.of(run, "asked").expires()).as("no day that is in no calendar").isNull();
    }
  }

  @Test
  void what_was_asked_and_did_not_answer_is_not_to_be_asked_for() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      for (boolean asked : List.of(true, false)) {
        Checklist.Extras extras =
            (item, in) ->
                asked
                    ? List.of(
                        new Evidence(
                            Status.UNKNOWN,
                            "probe",
                            "https://a.example.org",
                            null,
                            null,
                            "The address refuses connections.",
                            null,
                            in.now()))
                    : List.of();
        Run run =
            d.console()
                .checklist()
                .run(
                    d.deadline(),
                    new Checklist.Request(
                        ReadinessFile.none(),
                        Runs.PROD,
                        List.of("xss-headers"),
                        extras,
                        Once.Progress.NONE))
                .orThrow();
        assertThat(Runs.of(run, "xss-headers").nextStep())
            .contains(asked ? "refuses connections" : "--url");
      }
    }
  }

  @Test
  void an_answer_needs_no_aws() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      Checklist offline =
          new Checklist(
              Doctored.of(
                  ReadinessSources.of(d.console()),
                  (name, answer) ->
                      name.startsWith("Identities.")
                          ? Outcome.failed(new Problem.Unreachable("No way.", "Look."))
                          : answer),
              "us-east-1",
              d.sandbox().world()::now);
      Run run =
          offline
              .run(
                  d.deadline(),
                  new Checklist.Request(
                      ReadinessFile.none(),
                      Scope.ALL,
                      List.of("dr-plan"),
                      Checklist.Extras.NONE,
                      Once.Progress.NONE))
              .orThrow();
      assertThat(Runs.status(run, "dr-plan")).isEqualTo(Status.OPEN);
    }
  }
}
