package dev.quarterdeck.contract;

import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.network.Network.Endpoint;
import dev.quarterdeck.sandbox.world.network.Network.Ingress;
import dev.quarterdeck.sandbox.world.network.Network.Route;
import dev.quarterdeck.sandbox.world.network.Network.RouteTable;
import dev.quarterdeck.sandbox.world.network.Network.SecurityGroup;
import dev.quarterdeck.sandbox.world.network.Network.Subnet;
import dev.quarterdeck.session.Connection;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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

  /** The sandbox's networks are given by its scenarios, so this one comes by the back door. */
  @Override
  public Network network() {
    World world = sandbox.world();
    return world.call(
        () -> {
          var n = world.network();
          String zone = region() + "b";
          n.put(new Subnet("subnet-1", "vpc-1", zone, "10.9.1.0/24"));
          n.put(new RouteTable("rtb-1", "vpc-1", true, List.of(), List.of()));
          n.put(
              new RouteTable(
                  "rtb-2",
                  "vpc-1",
                  false,
                  List.of("subnet-1"),
                  List.of(new Route("10.9.0.0/16", "local"), new Route("0.0.0.0/0", "igw-1"))));
          n.put(
              new SecurityGroup(
                  "sg-1", "open", "vpc-1", List.of(new Ingress("tcp", 80, 81, "0.0.0.0/0"))));
          n.put(
              new Endpoint(
                  "vpce-1", "vpc-1", "com.amazonaws." + region() + ".s3", "Gateway", "available"));
          return new Network("vpc-1", "subnet-1", "sg-1");
        });
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
