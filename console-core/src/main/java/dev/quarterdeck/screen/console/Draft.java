package dev.quarterdeck.screen.console;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.table.TableState;
import dev.quarterdeck.secrets.InventoryEntry;
import dev.quarterdeck.secrets.SecretDetail;
import dev.quarterdeck.services.ServiceDetail;
import dev.quarterdeck.session.Identity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mutable copy of {@link State} that lives inside one update. */
final class Draft {
  private final State from;
  State.Facts facts;
  Contexts contexts;
  Feed<Identity> identity;
  Instant now;
  List<Page> pages;
  State.Prompt prompt;
  boolean help;
  State.@Nullable Notice notice;
  Feed<HealthReport> health;
  Feed<Snapshot<List<InventoryEntry>>> secrets;
  Feed<Snapshot<ServiceDetail>> service;
  Feed<Snapshot<SecretDetail>> secret;
  TableState servicesTable;
  TableState secretsTable;
  int scroll;
  boolean quitting;

  Draft(State s) {
    from = s;
    facts = s.facts();
    contexts = s.contexts();
    identity = s.identity();
    now = s.now();
    pages = s.pages();
    prompt = s.prompt();
    help = s.help();
    notice = s.notice();
    health = s.health();
    secrets = s.secrets();
    service = s.service();
    secret = s.secret();
    servicesTable = s.servicesTable();
    secretsTable = s.secretsTable();
    scroll = s.scroll();
    quitting = s.quitting();
  }

  Page page() {
    return pages.getLast();
  }

  @Nullable TableState table() {
    return switch (page()) {
      case Page.Services() -> servicesTable;
      case Page.Secrets() -> secretsTable;
      case Page.ServiceOf p -> null;
      case Page.SecretOf p -> null;
    };
  }

  void table(TableState next) {
    switch (page()) {
      case Page.Services() -> servicesTable = next;
      case Page.Secrets() -> secretsTable = next;
      case Page.ServiceOf p -> throw new IllegalStateException("no table on " + p);
      case Page.SecretOf p -> throw new IllegalStateException("no table on " + p);
    }
  }

  /** The table of the nearest list under the shown page. */
  TableState list() {
    return done().listTable();
  }

  void list(TableState next) {
    if (done().list() instanceof Page.Secrets) {
      secretsTable = next;
    } else {
      servicesTable = next;
    }
  }

  /** Not under way, and never begun or begun long enough ago. */
  boolean due(Feed<?> feed) {
    Instant last = feed.startedAt();
    return !feed.loading() && (last == null || !now.isBefore(last.plus(from.refreshEvery())));
  }

  State done() {
    return new State(
        facts,
        contexts,
        identity,
        now,
        from.refreshEvery(),
        List.copyOf(pages),
        prompt,
        help,
        notice,
        health,
        secrets,
        service,
        secret,
        servicesTable,
        secretsTable,
        scroll,
        quitting);
  }
}
