package dev.quarterdeck.screen.console;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.secrets.SecretsTable;
import dev.quarterdeck.screen.services.ServicesTable;
import dev.quarterdeck.screen.table.TableState;
import dev.quarterdeck.secrets.InventoryEntry;
import dev.quarterdeck.secrets.SecretDetail;
import dev.quarterdeck.services.ServiceDetail;
import dev.quarterdeck.session.Environment;
import dev.quarterdeck.session.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the console shows, immutable; changed only in {@link Update}. Never holds a secret
 * value.
 *
 * @param pages the breadcrumb, never empty; the last is shown
 * @param refreshEvery how often the shown page is read again
 * @param quitting the front end should close
 */
public record State(
    Facts facts,
    Contexts contexts,
    Feed<Identity> identity,
    Instant now,
    Duration refreshEvery,
    List<Page> pages,
    Prompt prompt,
    boolean help,
    @Nullable Notice notice,
    Feed<HealthReport> health,
    Feed<Snapshot<List<InventoryEntry>>> secrets,
    Feed<Snapshot<ServiceDetail>> service,
    Feed<Snapshot<SecretDetail>> secret,
    TableState servicesTable,
    TableState secretsTable,
    int scroll,
    boolean quitting) {

  /** The connection; changes by a switch, and when the environment is recognised. */
  public record Facts(
      @Nullable String profile,
      String region,
      @Nullable String endpoint,
      Environment environment,
      boolean sandbox,
      boolean readOnly) {}

  /** Where typing goes. */
  public sealed interface Prompt {
    record None() implements Prompt {}

    record FilterLine() implements Prompt {}

    record CommandLine(String text) implements Prompt {}
  }

  /** A short-lived message. */
  public record Notice(String text, Tone tone, Instant until) {}

  public static State start(Facts facts, Instant now, Duration refreshEvery) {
    return new State(
        facts,
        Contexts.NONE,
        Feed.idle(),
        now,
        refreshEvery,
        List.of(new Page.Services()),
        new Prompt.None(),
        false,
        null,
        Feed.idle(),
        Feed.idle(),
        Feed.idle(),
        Feed.idle(),
        TableState.of(ServicesTable.empty()),
        TableState.of(SecretsTable.empty()),
        0,
        false);
  }

  public Page page() {
    return pages.getLast();
  }

  /** The table of the shown page; null on a page without one. */
  public @Nullable TableState table() {
    return switch (page()) {
      case Page.Services() -> servicesTable;
      case Page.Secrets() -> secretsTable;
      case Page.ServiceOf p -> null;
      case Page.SecretOf p -> null;
    };
  }

  /** The nearest list under the shown page: what a window shows beside a detail. */
  public Page list() {
    for (Page page : pages.reversed()) {
      if (page instanceof Page.Services || page instanceof Page.Secrets) {
        return page;
      }
    }
    return new Page.Services();
  }

  /** The table of {@link #list}. */
  public TableState listTable() {
    return list() instanceof Page.Secrets ? secretsTable : servicesTable;
  }

  /** The feed behind the shown page. */
  public Feed<?> feed() {
    return switch (page()) {
      case Page.Services() -> health;
      case Page.Secrets() -> secrets;
      case Page.ServiceOf p -> service;
      case Page.SecretOf p -> secret;
    };
  }

  /** A copy to change field by field. */
  Draft draft() {
    return new Draft(this);
  }
}
