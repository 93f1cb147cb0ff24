package dev.quarterdeck.tui.command.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.service.AccessFinding;
import dev.quarterdeck.access.service.AccessReport;
import dev.quarterdeck.access.service.RoleNeeds;
import dev.quarterdeck.tui.output.PageWriter;
import dev.quarterdeck.tui.output.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckRenderingTest {
  /** One role may start the tasks and be that of their code. */
  @Test
  void whatIsWrongWithARoleThatIsBothIsSaidOnce() {
    AccessFinding finding =
        new AccessFinding(
            AccessFinding.Kind.TOO_WIDE,
            RoleNeeds.Kind.TASK,
            "both",
            "own",
            "s3:*",
            "*",
            "It does everything.",
            "Name what it does.");
    AccessReport report =
        new AccessReport(
            "c/s",
            List.of(
                new AccessReport.Checked(
                    RoleNeeds.Kind.EXECUTION, "both", AccessReport.How.POLICIES, 1, 1),
                new AccessReport.Checked(
                    RoleNeeds.Kind.TASK, "both", AccessReport.How.POLICIES, 0, 0)),
            List.of(finding),
            List.of());
    String out =
        new PageWriter(Style.NONE, PageWriter.UNLIMITED).write(new CheckRendering(report).page());
    assertThat(out).containsOnlyOnce("It does everything.");
    assertThat(out.indexOf("task role both")).isLessThan(out.indexOf("It does everything."));
  }
}
