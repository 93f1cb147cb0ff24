package dev.quarterdeck.screen.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.health.Alarm;
import dev.quarterdeck.health.TargetHealth;
import dev.quarterdeck.health.alarm.AlarmDetail;
import dev.quarterdeck.health.alarm.AlarmEvent;
import dev.quarterdeck.health.timeline.Entry;
import dev.quarterdeck.health.timeline.Kind;
import dev.quarterdeck.health.timeline.TimeLine;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.LogGroup;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.LogSource;
import dev.quarterdeck.readiness.history.History;
import dev.quarterdeck.screen.alarms.AlarmPage;
import dev.quarterdeck.screen.alarms.AlarmsPage;
import dev.quarterdeck.screen.changes.ChangesPage;
import dev.quarterdeck.screen.changes.EntryPage;
import dev.quarterdeck.screen.logs.LinePage;
import dev.quarterdeck.screen.logs.SourcesPage;
import dev.quarterdeck.screen.overview.OverviewPage;
import dev.quarterdeck.screen.services.ContainerPage;
import dev.quarterdeck.screen.services.TargetsPage;
import dev.quarterdeck.screen.services.TaskPage;
import dev.quarterdeck.secrets.Freshness;
import dev.quarterdeck.secrets.TaskVariables;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever AWS answers, no page hands a control character to a front end. */
final class HostilePagesTest extends UpdateDriver {
  private static final String BAD = "x\u001b[2J\u202e\u0007y";

  private static final Alarm ALARM =
      new Alarm(
          "arn:" + BAD, BAD, "ALARM", BAD, Samples.NOW, true, BAD, BAD, List.of(Map.of(BAD, BAD)));
  private static final Entry ENTRY =
      new Entry(Samples.NOW, Kind.DEPLOYMENT, List.of("prod/" + BAD), BAD, BAD, BAD, BAD, true);
  private static final Task TASK =
      new Task(
          "arn:aws:ecs:eu-west-1:1:task/prod/" + BAD,
          BAD,
          "arn:td/" + BAD,
          "service:" + BAD,
          BAD,
          BAD,
          BAD,
          BAD,
          Samples.NOW,
          Samples.NOW,
          Samples.NOW,
          BAD,
          BAD,
          List.of(new Task.Container(BAD, BAD, BAD, 1, BAD, BAD, BAD)),
          BAD);

  private void shows(Page<?> page, Object value) {
    send(new Msg.Go(page));
    send(
        new Msg.PageRead(
            page, Outcome.done(new Snapshot<>(value, Samples.NOW, List.of())), Samples.NOW));
    View v = View.of(s);
    assertThat(v.body()).isNotInstanceOf(View.Body.Loading.class);
    ViewTest.assertClean(v);
    press(Action.DOWN);
    press(Action.HELP);
    ViewTest.assertClean(View.of(s));
    press(Action.HELP);
  }

  @Test
  void everyPageIsClean() {
    tick(0);
    services(1, "api");
    shows(new AlarmsPage(), new AlarmsPage.Known(List.of(ALARM), List.of()));
    shows(
        new AlarmPage(BAD),
        new AlarmPage.Detail(
            new AlarmDetail(ALARM, BAD, BAD, List.of(BAD)),
            List.of(new AlarmEvent(BAD, Samples.NOW, BAD, BAD)),
            null));
    shows(
        ChangesPage.ALL,
        new TimeLine(Samples.NOW.minusSeconds(3_600), Samples.NOW, List.of(ENTRY), List.of()));
    shows(new EntryPage(ENTRY), new EntryPage.Detail(null));
    shows(
        new TargetsPage("prod/api"),
        Listing.complete(List.of(new TargetHealth("arn:" + BAD, BAD, 80, BAD, BAD, BAD))));
    TaskPage.Detail task =
        new TaskPage.Detail(
            TASK,
            new TaskDefinition(
                "arn:td/" + BAD,
                BAD,
                1,
                null,
                null,
                null,
                null,
                List.of(
                    new TaskDefinition.ContainerDefinition(
                        BAD, BAD, true, List.of(BAD), List.of(), BAD, BAD))),
            List.of(
                new TaskVariables.Held(
                    BAD, BAD, BAD, "arn:" + BAD, BAD, BAD, false, Freshness.STALE, Samples.NOW)),
            BAD,
            false);
    shows(TaskPage.of(TASK), task);
    shows(new ContainerPage(TaskPage.of(TASK), BAD), task);
    shows(
        new SourcesPage(),
        new SourcesPage.Sources(List.of("prod/" + BAD), List.of(new LogGroup(BAD, BAD, null, 0))));
    shows(
        new LinePage(
            LogLine.of(
                new LogSource(BAD, BAD, null, null),
                new LogEvent(BAD, BAD, BAD, Samples.NOW, "{\"msg\":\"" + BAD + "\"}"),
                false)),
        ENTRY);
    shows(
        new OverviewPage(),
        new OverviewPage.Remembered(
            List.of(),
            new History.Entry(Samples.NOW, BAD, BAD, BAD, 50, false, 3, Map.of(BAD, BAD)),
            List.of()));
  }
}
