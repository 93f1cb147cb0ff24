package dev.quarterdeck.contract;

import java.net.URI;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** A LocalStack container, started once for all contract classes; Testcontainers removes it. */
public final class LocalStackEndpoint implements ContractEndpoint {
  private static final class Holder {
    static final LocalStackContainer ONE = start();
  }

  private static LocalStackContainer start() {
    LocalStackContainer container =
        new LocalStackContainer(
                DockerImageName.parse(
                        System.getProperty("localstack.image", "localstack/localstack:4"))
                    .asCompatibleSubstituteFor("localstack/localstack"))
            .withServices("secretsmanager", "ecs", "elbv2", "cloudwatch", "logs", "sts");
    container.start();
    return container;
  }

  @Override
  public Kind kind() {
    return Kind.EXTERNAL;
  }

  @Override
  public URI uri() {
    return Holder.ONE.getEndpoint();
  }

  @Override
  public String account() {
    return "000000000000";
  }

  @Override
  public void reset() {
    // Names made by the contract are unique per class; the container goes when the JVM does.
  }

  @Override
  public String toString() {
    return "localstack";
  }
}
