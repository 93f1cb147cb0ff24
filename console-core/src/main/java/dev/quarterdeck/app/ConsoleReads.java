package dev.quarterdeck.app;

import dev.quarterdeck.health.HealthCheck;
import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.secrets.InventoryEntry;
import dev.quarterdeck.secrets.SecretDetail;
import dev.quarterdeck.services.ServiceDetail;
import dev.quarterdeck.session.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The screens' reads, answered by a console. */
public record ConsoleReads(Console console) implements Reads {

  /** The state in which a front end starts on this console. */
  public State start(Duration refreshEvery) {
    var connection = console.connection();
    return State.start(
        new State.Facts(
            connection.profile(),
            console.region(),
            connection.endpoint() == null ? null : connection.endpoint().toString(),
            console.environment(),
            connection.keys() != null,
            connection.readOnly()),
        console.clock().instant(),
        refreshEvery);
  }

  @Override
  public Instant now() {
    return console.clock().instant();
  }

  @Override
  public Outcome<Identity> identity() {
    return console.identity();
  }

  @Override
  public Outcome<HealthReport> health() {
    return console.health(console.deadline(), HealthCheck.Scope.ALL);
  }

  @Override
  public Outcome<Snapshot<List<InventoryEntry>>> secrets() {
    return console.inventory().read(console.deadline());
  }

  @Override
  public Outcome<Snapshot<ServiceDetail>> service(String ref) {
    return console.services().show(console.deadline(), ref);
  }

  @Override
  public Outcome<Snapshot<SecretDetail>> secret(String arn) {
    return console.secrets().show(console.deadline(), arn);
  }
}
