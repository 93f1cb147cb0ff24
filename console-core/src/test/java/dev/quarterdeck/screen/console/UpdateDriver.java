package dev.quarterdeck.screen.console;

import static dev.quarterdeck.screen.console.Samples.NOW;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.loop.Effect;
import dev.quarterdeck.screen.loop.Step;
import dev.quarterdeck.screen.secrets.SecretsPage;
import dev.quarterdeck.screen.services.ServicePage;
import dev.quarterdeck.screen.services.ServicesPage;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.TableState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An update that is fed messages, and what it asked for. */
abstract class UpdateDriver {
  static final ServicesPage SERVICES = new ServicesPage();
  static final SecretsPage SECRETS = new SecretsPage();
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

  /** Without the look at silences, which concerns no page. */
  List<String> tick(int seconds) {
    return send(new Msg.Tick(at(seconds))).stream().filter(k -> !k.equals("silences")).toList();
  }

  static Instant at(int seconds) {
    return NOW.plusSeconds(seconds);
  }

  void services(int seconds, String... names) {
    send(healthRead(Outcome.done(Samples.report(at(seconds), names)), at(seconds)));
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

  static Msg healthRead(Outcome<HealthReport> outcome, Instant now) {
    return new Msg.PageRead(
        SERVICES, outcome.map(r -> new Snapshot<>(r, r.asOf(), r.unknowns())), now);
  }

  static ServicePage servicePage(String name) {
    return new ServicePage(Samples.serviceArn(name), "prod/" + name);
  }

  static Msg serviceRead(String name, Instant now) {
    return new Msg.PageRead(servicePage(name), Outcome.done(Samples.serviceDetail(name)), now);
  }

  Msg.Go toService(String name) {
    return new Msg.Go(servicePage(name));
  }

  Feed<Snapshot<HealthReport>> health() {
    return s.place(SERVICES).feed();
  }

  TableState servicesTable() {
    return Objects.requireNonNull(s.place(SERVICES).table());
  }

  List<String> root(Page<?> page) {
    return send(new Msg.Root(page));
  }
}
