package dev.quarterdeck.sandbox.world.secrets;

import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.watch.LogStream;
import dev.quarterdeck.sandbox.world.watch.Logs;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * What Secrets Manager's calls of a Lambda function come to for one rotation: createSecret,
 * setSecret, testSecret, finishSecret, each a few seconds and each with its lines in the function's
 * log group; after a failure all of them again, some times.
 */
final class RotationFunction {
  /** How many times a rotation is tried before Secrets Manager gives up (inferred). */
  private static final int ATTEMPTS = 5;

  private static final Duration AGAIN = Duration.ofSeconds(60);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** What becomes of the secret; asked at each step, so that a function can be mended meanwhile. */
  interface Host {
    /** What the function does now. */
    Rotations.Lambda behaviour();

    /** Whether this rotation is still the one under way. */
    boolean underWay();

    /** createSecret's effect: the pending version gets its value. */
    void write();

    /** finishSecret's effect: AWSCURRENT moves. */
    void finish(boolean leaveLabel);

    /** Nothing runs any more. */
    void over();
  }

  private final World world;
  private final String name;
  private final String secretArn;
  private final String version;
  private final Host host;

  /** {@code name}: of the function, without ARN. */
  RotationFunction(World world, String name, String secretArn, String version, Host host) {
    this.world = world;
    this.name = name;
    this.secretArn = secretArn;
    this.version = version;
    this.host = host;
  }

  void start() {
    attempt(1);
  }

  private void attempt(int n) {
    if (!host.underWay()) {
      host.over();
      return;
    }
    later(1, () -> create(n));
  }

  private void create(int n) {
    if (host.behaviour() == Rotations.Lambda.HANGS_AT_CREATE) {
      timeOut(n);
      return;
    }
    host.write();
    invoked(
        Duration.ofMillis(812),
        "[INFO]\tcreateSecret: Successfully put secret for ARN "
            + secretArn
            + " and version "
            + version
            + ".");
    later(2, () -> set(n));
  }

  private void set(int n) {
    if (host.behaviour() == Rotations.Lambda.HANGS_AT_SET) {
      timeOut(n);
      return;
    }
    invoked(
        Duration.ofMillis(1_204),
        "[INFO]\tsetSecret: Successfully set password in secret arn " + secretArn + ".");
    later(1, () -> test(n));
  }

  private void test(int n) {
    if (host.behaviour() == Rotations.Lambda.TEST_FAILS) {
      invoked(
          Duration.ofMillis(655),
          "[ERROR] ValueError: Unable to log into database with pending secret of secret ARN "
              + secretArn
              + "\nTraceback (most recent call last):\n"
              + "  File \"/var/task/lambda_function.py\", line 78, in lambda_handler\n"
              + "    test_secret(service_client, arn, token)");
      again(n);
      return;
    }
    invoked(
        Duration.ofMillis(431),
        "[INFO]\ttestSecret: Successfully signed into the database with AWSPENDING secret in "
            + secretArn
            + ".");
    later(2, this::finish);
  }

  private void finish() {
    if (host.underWay()) {
      host.finish(host.behaviour() == Rotations.Lambda.LEAVES_LABEL);
      invoked(
          Duration.ofMillis(388),
          "[INFO]\tfinishSecret: Successfully set AWSCURRENT stage to version "
              + version
              + " for secret "
              + secretArn
              + ".");
    }
    host.over();
  }

  /** The function waits for something that never answers, until Lambda ends it. */
  private void timeOut(int n) {
    world.after(
        TIMEOUT,
        () -> {
          invoked(TIMEOUT, "Task timed out after 30.00 seconds");
          again(n);
        });
  }

  private void again(int n) {
    if (n >= ATTEMPTS) {
      host.over();
    } else {
      world.after(AGAIN, () -> attempt(n + 1));
    }
  }

  private void later(int seconds, Runnable step) {
    world.after(Duration.ofSeconds(seconds), () -> underWay(step));
  }

  private void underWay(Runnable step) {
    if (host.underWay()) {
      step.run();
    } else {
      host.over();
    }
  }

  /** The lines that Lambda writes for an invocation, around what the function says. */
  private void invoked(Duration took, String says) {
    String request = world.randomness().uuid("lambda");
    long end = world.now().toEpochMilli();
    LogStream log = stream();
    log.put(end - took.toMillis(), "START RequestId: " + request + " Version: $LATEST\n");
    if (says.startsWith("Task timed out")) {
      log.put(end, world.now() + " " + request + " " + says + "\n");
    } else {
      log.put(end, says.replaceFirst("\t", "\t" + world.now() + "\t" + request + "\t") + "\n");
    }
    log.put(end, "END RequestId: " + request + "\n");
    log.put(
        end,
        String.format(
            Locale.ROOT,
            "REPORT RequestId: %s\tDuration: %d.00 ms\tBilled Duration: %d ms\tMemory Size: 128 MB\n",
            request,
            took.toMillis(),
            took.toMillis()));
  }

  /** One stream a day: the function's only instance. */
  private LogStream stream() {
    Logs.Group group = world.watch().logs().group("/aws/lambda/" + name);
    String day = LocalDate.ofInstant(world.now(), ZoneOffset.UTC).toString().replace('-', '/');
    for (LogStream s : group.streams().values()) {
      if (s.name().startsWith(day)) {
        return s;
      }
    }
    return world
        .watch()
        .logs()
        .createStream(
            group, day + "/[$LATEST]" + world.randomness().uuid("lambda").replace("-", ""));
  }
}
