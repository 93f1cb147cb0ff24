package dev.quarterdeck.contract;

import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.session.Connection;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Our own sandbox, empty; a new one for every test. */
final class SandboxEndpoint implements ContractEndpoint {
  private Sandbox sandbox;

  SandboxEndpoint() throws IOException {
    this.sandbox = start();
  }

  private static Sandbox start() throws IOException {
    return Sandbox.start(Sandbox.Options.manual(Scenario.EMPTY));
  }

  @Override
  public Kind kind() {
    return Kind.SANDBOX;
  }

  @Override
  public URI uri() {
    return sandbox.endpoint();
  }

  @Override
  public String region() {
    return sandbox.region();
  }

  @Override
  public Connection.Keys keys() {
    return new Connection.Keys(sandbox.accessKeyId(), sandbox.secretAccessKey());
  }

  @Override
  public String account() {
    return sandbox.accountId();
  }

  @Override
  public void reset() throws IOException {
    sandbox.close();
    sandbox = start();
  }

  @Override
  public void settle() {
    sandbox.world().advance(Duration.ofMinutes(10));
  }

  @Override
  public Pause pause() {
    return time -> sandbox.world().advance(time);
  }

  @Override
  public Instant now() {
    return sandbox.world().now();
  }

  @Override
  public String toString() {
    return "sandbox";
  }
}
