package dev.quarterdeck.contract;

import dev.quarterdeck.aws.AwsClients;
import dev.quarterdeck.aws.AwsFiles;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.session.Connection;
import dev.quarterdeck.session.MfaPrompt;
import dev.quarterdeck.session.ReadOnlyGuard;
import dev.quarterdeck.session.TimeLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Something that speaks AWS's protocols. */
interface ContractEndpoint {
  /** What kind it is: differences that are known belong to a kind. */
  enum Kind {
    SANDBOX,
    MOTO,
    EXTERNAL
  }

  Kind kind();

  URI uri();

  /** The account it answers for; empty where it is not known beforehand. */
  String account();

  default String region() {
    return "eu-central-1";
  }

  default Connection.Keys keys() {
    return new Connection.Keys("AKIDCONTRACT", "contract");
  }

  /** Makes it empty again; the address may change. */
  void reset() throws Exception;

  /** Lets time pass until what was asked for has happened, where time is ours to move. */
  default void settle() {}

  /** A VPC that exists there. */
  default String vpc() {
    return "vpc-12345678";
  }

  /** A subnet that exists there. */
  default String subnet() {
    return "subnet-12345678";
  }

  /** A network of the contract's own. */
  record Network(String vpc, String subnet, String group) {}

  /**
   * Makes a VPC with a subnet in zone b that routes to the internet, a security group that lets the
   * internet in on ports 80 and 81, and an endpoint for S3; not every endpoint can.
   */
  default Network network() {
    throw new UnsupportedOperationException("networks are made elsewhere");
  }

  /** The time in its world. */
  default Instant now() {
    return Instant.now();
  }

  /** Waits in its world. */
  default Pause pause() {
    return Pause.SYSTEM;
  }

  /** Adapters' clients to it, as the product makes them. */
  default AwsClients clients() {
    return clients(false);
  }

  default AwsClients clients(boolean readOnly) {
    Connection connection =
        new Connection(
            null, region(), uri(), keys(), readOnly, TimeLimits.asked(Duration.ofSeconds(60)));
    return new AwsClients(
        connection,
        new AwsClients.Options(
            new ReadOnlyGuard(readOnly),
            MfaPrompt.NONE,
            AwsFiles.of(Path.of("none"), Path.of("none")),
            Map.of(),
            InstantSource.system(),
            null,
            "test"));
  }
}
