package dev.quarterdeck.app;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.logs.LogGroup;
import dev.quarterdeck.logs.LogSources;
import dev.quarterdeck.logs.insights.Asking;
import dev.quarterdeck.logs.insights.SavedQuery;
import dev.quarterdeck.logs.search.Search;
import dev.quarterdeck.logs.tail.Tail;
import dev.quarterdeck.screen.logs.LogDesk;
import dev.quarterdeck.services.ServiceReader;
import dev.quarterdeck.session.Config;
import java.time.InstantSource;
import java.util.List;

/** What a session can do with logs. */
public final class ConsoleLogs implements LogDesk {
  private final Ports ports;
  private final ServiceReader services;
  private final Config config;
  private final InstantSource clock;
  private final Pause pause;

  ConsoleLogs(
      Ports ports, ServiceReader services, Config config, InstantSource clock, Pause pause) {
    this.ports = ports;
    this.services = services;
    this.config = config;
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public Outcome<Listing<LogGroup>> groups() {
    return ports.logs().groups("");
  }

  /** From what is typed to log groups and streams. */
  @Override
  public LogSources sources() {
    return new LogSources(ports.logs(), ports.ecs(), services);
  }

  /** Lines as they come. {@code live}: by live tails where they are allowed, which cost money. */
  @Override
  public Tail tail(boolean live) {
    return new Tail(ports.logs(), live ? ports.liveTail() : null, clock, pause);
  }

  @Override
  public Search search() {
    return new Search(ports.logs());
  }

  /** Queries of Logs Insights. */
  @Override
  public Asking insights() {
    return new Asking(ports.insights(), pause);
  }

  /** Queries with a name: the shipped ones and the configuration's. */
  @Override
  public List<SavedQuery> savedQueries() {
    return SavedQuery.all(config.insightsQueries());
  }
}
