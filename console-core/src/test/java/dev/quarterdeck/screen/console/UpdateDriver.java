package dev.quarterdeck.screen.console;

import static dev.quarterdeck.screen.console.Samples.NOW;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.screen.loop.Effect;
import dev.quarterdeck.screen.loop.Step;
import dev.quarterdeck.screen.table.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An update that is fed messages, and what it asked for. */
abstract class UpdateDriver {
  final Update update = new Update(Samples.reads());
  State s = Samples.start();
  final List<Effect<Msg>> asked = new ArrayList<>();

  /** Sends, and gives the keys of the effects that it led to. */
  List<String> send(Msg msg) {
    Step<State, Msg> step = update.update(s, msg);
    s = step.state();
    asked.clear();
    asked.addAll(step.effects());
    return step.effects().stream().map(Effect::key).toList();
  }

  List<String> press(Action action) {
    return send(new Msg.Do(action));
  }

  List<String> tick(int seconds) {
    return send(new Msg.Tick(at(seconds)));
  }

  static Instant at(int seconds) {
    return NOW.plusSeconds(seconds);
  }

  void services(int seconds, String... names) {
    send(new Msg.HealthRead(Outcome.done(Samples.report(at(seconds), names)), at(seconds)));
  }

  void answerAll() throws Exception {
    for (Effect<Msg> e : List.copyOf(asked)) {
      send(e.body().call());
    }
  }

  @Nullable String selected() {
    return s.listTable().selectedRow().map(Row::id).orElse(null);
  }

  String notice() {
    return Objects.requireNonNull(s.notice()).text();
  }

  Msg.Go toService(String name) {
    return new Msg.Go(new Page.ServiceOf(Samples.serviceArn(name), "prod/" + name));
  }
}
