package dev.quarterdeck.tui.command.alarms;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.health.Alarm;
import dev.quarterdeck.health.alarm.AlarmDetail;
import dev.quarterdeck.health.alarm.Silence;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code qd alarms show}. */
final class ShowAlarm {
  private ShowAlarm() {}

  static Verb verb() {
    return Verb.named("show", "One alarm: its rule, state, reason and actions.")
        .param("NAME", "The alarm's name.")
        .exit(0, "done, whatever its state is")
        .example("qd alarms show acme-prod-web-5xx", "Why it fires, and who is told.")
        .example("qd alarms show acme-prod-web-5xx -o json | jq -r .rule", "Its rule alone.")
        .runs(ShowAlarm::run);
  }

  private static Answer run(Call call) {
    Console console = call.console();
    AlarmDetail detail = named(console, call.required(0));
    Silence silence =
        console.monitoring().silenceBook().in(console.region()).orThrow().stream()
            .filter(s -> s.arn().equals(detail.alarm().arn()))
            .findFirst()
            .orElse(null);
    return Answer.good(new Rows(detail, silence, console.clock().instant()));
  }

  static AlarmDetail named(Console console, String name) {
    return console.ports().alarmBook().named(List.of(name)).orThrow().items().stream()
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem.NotFound(
                        "There is no alarm " + Text.clean(name) + ".",
                        "List them with: qd alarms list")));
  }

  private record Rows(AlarmDetail detail, @Nullable Silence silence, Instant now)
      implements Rendering {
    @Override
    public Page page() {
      Alarm a = detail.alarm();
      Page page = new Page().line(a.name(), Tone.STRONG);
      if (detail.description() != null) {
        page.line(Cell.muted(detail.description()), 0);
      }
      page.fact("State", ListAlarms.state(a))
          .fact("Since", Times.both(a.since(), now))
          .fact("Reason", Cell.orDash(a.stateReason()))
          .fact("Rule", detail.rule());
      if (a.namespace() != null) {
        page.fact("Metric", a.namespace() + " " + a.metric());
      }
      a.watched().forEach(of -> of.forEach((k, v) -> page.fact(k, v)));
      page.fact("Actions", ListAlarms.actions(a, silence, now));
      detail.actions().forEach(x -> page.fact("", x));
      if (silence != null && silence.reason() != null) {
        page.fact("Silenced for", silence.reason());
      }
      return page.fact("ARN", a.arn());
    }

    @Override
    public void json(Json json) {
      json.object(
          j -> {
            AlarmJson.fields(j, detail.alarm(), silence);
            j.field("description", detail.description())
                .field("rule", detail.rule())
                .strings("actions", detail.actions());
          });
    }

    @Override
    public Csv csv() {
      Alarm a = detail.alarm();
      return new Csv("name", "arn", "state", "since", "actionsEnabled", "rule", "reason")
          .row(
              a.name(),
              a.arn(),
              a.state(),
              a.since(),
              a.actionsEnabled(),
              detail.rule(),
              a.stateReason());
    }
  }
}
