package dev.quarterdeck.app;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.SandboxRoles;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.wire.FaultRule;
import dev.quarterdeck.sandbox.wire.Traffic;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The sandbox as front ends see it: its stories, and a server for other clients. */
public final class Simulation implements AutoCloseable {
  private final Sandbox sandbox;

  private Simulation(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** A scenario by the name that is typed, and what happens in it. */
  public record Story(String name, String text) {}

  /** Every scenario, the default first; loads nothing of the sandbox itself. */
  public static List<Story> stories() {
    return Arrays.stream(Scenario.values()).map(s -> new Story(s.id(), s.summary())).toList();
  }

  /**
   * Serves a scenario on loopback until it is closed.
   *
   * @param port 0 for any that is free
   * @param speed seconds in the sandbox for each second here, above 0
   * @param faults what goes wrong in it, in the grammar of {@link FaultRule}
   * @param rates whether it throttles at AWS's published rates
   */
  public static Outcome<Simulation> start(
      String scenario, int port, long seed, double speed, List<String> faults, boolean rates) {
    List<FaultRule> rules;
    try {
      rules = faults.stream().map(FaultRule::parse).toList();
    } catch (IllegalArgumentException e) {
      return badFault(e);
    }
    try {
      Sandbox sandbox =
          Sandbox.start(
              Sandbox.Options.running(Scenario.of(scenario))
                  .withPort(port)
                  .withSeed(seed)
                  .withSpeed(speed));
      try {
        rules.forEach(sandbox::fault);
        if (rates) {
          sandbox.rateLimits().asPublished();
        }
      } catch (IllegalArgumentException e) {
        sandbox.close();
        return badFault(e);
      }
      return Outcome.done(new Simulation(sandbox));
    } catch (IllegalArgumentException e) {
      return Outcome.failed(
          new Problem.Invalid(
              "There is no scenario " + scenario + ".", "List them with: qd sandbox scenarios"));
    } catch (IOException e) {
      return Outcome.failed(
          new Problem.Refused(
              "The sandbox cannot listen on port " + port + ".",
              "Choose another with --port, or leave it out for any that is free."));
    }
  }

  private static Outcome<Simulation> badFault(IllegalArgumentException e) {
    return Outcome.failed(
        new Problem.Invalid(String.valueOf(e.getMessage()), "Write " + FaultRule.GRAMMAR + "."));
  }

  /** A line for people about the roles that profiles may assume. */
  public String roles() {
    SandboxRoles roles = sandbox.roles();
    return "roles: "
        + roles.operator()
        + "; "
        + roles.breakGlass()
        + " with MFA "
        + roles.device().serialNumber()
        + " (seed "
        + SandboxRoles.MFA_SEED
        + ")";
  }

  public String scenario() {
    return sandbox.scenario().id();
  }

  public URI endpoint() {
    return sandbox.endpoint();
  }

  public String account() {
    return sandbox.accountId();
  }

  public String region() {
    return sandbox.region();
  }

  /** Tells every request that is let through, as {@code ecs:ListServices}, before it is handled. */
  public void tell(Consumer<String> requests) {
    sandbox
        .traffic()
        .watch(
            new Traffic.Watcher() {
              @Override
              public boolean before(String action) {
                requests.accept(action);
                return true;
              }
            });
  }

  /** What another client's environment needs to reach it; the keys open nothing else. */
  public Map<String, String> environment() {
    Map<String, String> env = new LinkedHashMap<>();
    env.put("AWS_ENDPOINT_URL", endpoint().toString());
    env.put("AWS_REGION", region());
    env.put("AWS_DEFAULT_REGION", region());
    env.put("AWS_ACCESS_KEY_ID", sandbox.accessKeyId());
    env.put("AWS_SECRET_ACCESS_KEY", sandbox.secretAccessKey());
    return Collections.unmodifiableMap(env);
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
