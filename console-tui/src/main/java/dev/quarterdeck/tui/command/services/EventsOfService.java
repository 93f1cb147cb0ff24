package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceEvent;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Spans;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Block;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** {@code qd services events}: what ECS said about a service. */
final class EventsOfService {
  private EventsOfService() {}

  static Verb verb() {
    return Verb.named("events", "What ECS said about a service, newest first.")
        .description("ECS keeps the newest hundred events of a service.")
        .param("SERVICE", "The service, [CLUSTER/]NAME.")
        .option("--since", "SPAN", "Only events this young, for example 2h.")
        .option("--match", "TEXT", "Only events with this text in them, in any case of letters.")
        .example("qd services events acme-prod/api --since 1h", "The last hour.")
        .example("qd services events acme-prod/api --match unhealthy", "What was unhealthy.")
        .runs(EventsOfService::run);
  }

  private static Answer run(Call call) {
    String since = call.value("--since");
    Instant now = call.console().clock().instant();
    Instant from = since == null ? Instant.EPOCH : now.minus(span(since));
    String match = call.value("--match", "").toLowerCase(Locale.ROOT);
    Service s =
        call.console().services().find(call.console().deadline(), call.required(0)).orThrow();
    List<ServiceEvent> events =
        s.events().stream()
            .filter(e -> !e.at().isBefore(from))
            .filter(e -> e.message().toLowerCase(Locale.ROOT).contains(match))
            .toList();
    return Answer.good(new Shown(events, now));
  }

  private static java.time.Duration span(String typed) {
    return Spans.parse(typed)
        .orElseThrow(
            () -> Usage.wrong("--since '" + typed + "' is not a span of time.", "For example 2h."));
  }

  private record Shown(List<ServiceEvent> events, Instant now) implements Rendering {
    @Override
    public Page page() {
      Page page = new Page();
      if (events.isEmpty()) {
        return page.line(Cell.muted("No such event."), 0);
      }
      for (ServiceEvent e : events) {
        page.line(new Block.Line(Cell.of(Times.second(e.at()) + "  " + e.message()), 0, 14, true));
      }
      return page;
    }

    @Override
    public void json(Json json) {
      json.array(
          events,
          (j, e) ->
              j.object(
                  o -> o.field("id", e.id()).field("at", e.at()).field("message", e.message())));
    }

    @Override
    public Csv csv() {
      Csv csv = new Csv("at", "message", "id");
      events.forEach(e -> csv.row(e.at(), e.message(), e.id()));
      return csv;
    }
  }
}
