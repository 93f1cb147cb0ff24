package dev.quarterdeck.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.audit.AuditLog;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditReportTest {
  private static final Instant NOW = Instant.parse("2026-03-10T14:00:00Z");
  @TempDir Path temp;
  private AuditLog log;

  @BeforeEach
  void make() {
    log = new AuditLog(temp.resolve("audit.jsonl"), InstantSource.fixed(NOW));
    add("ada", "secrets.reveal", "app JWT", "a <b>webhook</b> | fails", "intended");
    add("bob", "services.deploy", "prod/api", null, "intended");
    add("ada", "secrets.reveal", "app JWT", "a <b>webhook</b> | fails", "done, version 1");
    add("bob", "services.deploy", "prod/api", null, "failed: It did not come up.");
    add("bob", "secrets.set", "app KEY", "why not", "intended");
    add("ada", "session.elevate", "15m", "hotfix", "done");
  }

  private void add(
      String who, String action, String target, @Nullable String reason, String outcome) {
    log.append(
            new AuditLog.Event(
                "arn:aws:iam::1:user/" + who, "1", "eu", action, target, reason, outcome, null))
        .orThrow();
  }

  private AuditReport report() {
    return AuditReport.of(log.entries().orThrow(), NOW, log.verify().orThrow());
  }

  @Test
  void anIntentAndItsEndAreOneDeed() {
    assertThat(report().deeds())
        .extracting(d -> d.who() + " " + d.action() + " " + d.end() + " " + d.said())
        .containsExactly(
            "user/ada secrets.reveal DONE done, version 1",
            "user/bob services.deploy FAILED failed: It did not come up.",
            "user/bob secrets.set OPEN intended",
            "user/ada session.elevate DONE done");
    assertThat(report().people())
        .containsExactly(
            new AuditReport.Person("arn:aws:iam::1:user/ada", 1, 0, 0),
            new AuditReport.Person("arn:aws:iam::1:user/bob", 0, 2, 1));
  }

  @Test
  void howADeploymentCameOutBelongsToIt() {
    add("bob", "services.deploy", "prod/web", "release", "intended");
    add("bob", "services.deploy", "prod/web", "release", "done, deployment ecs-svc/1");
    add("bob", "services.deploy", "prod/web", "release", "ended: ecs-svc/1 was rolled back");
    add("bob", "services.deploy", "prod/web", "again", "intended");
    assertThat(report().deeds().subList(4, 6))
        .extracting(d -> d.end() + " " + d.said())
        .containsExactly(
            "DONE done, deployment ecs-svc/1; ended: ecs-svc/1 was rolled back", "OPEN intended");
  }

  @Test
  void pagesShowTextFromOutsideAsText() {
    assertThat(ReportMarkdown.of(report()))
        .contains(
            "## Values revealed", "&lt;b&gt;webhook&lt;/b&gt; \\| fails", "no end was recorded")
        .contains("All 6 entries hold.");
    assertThat(ReportHtml.of(report()))
        .contains("&lt;b&gt;webhook&lt;/b&gt; | fails", "class=\"bad\"")
        .doesNotContain("<b>webhook", "<script", "http://", "https://");
  }

  @Test
  void aBrokenRecordIsSaidFirst() {
    AuditReport broken =
        AuditReport.of(
            log.entries().orThrow(), NOW, new AuditLog.Verification(2, 3, "Line 3 is no entry."));
    assertThat(ReportMarkdown.of(broken)).contains("**The record does not hold.** Line 3 is no");
    assertThat(ReportHtml.of(broken)).contains("The record does not hold. Line 3 is no entry.");
  }
}
