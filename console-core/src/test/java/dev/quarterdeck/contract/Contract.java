package dev.quarterdeck.contract;

import dev.quarterdeck.aws.AwsClients;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every contract class does: an empty endpoint before each test, adapters' clients to it. */
abstract class Contract {
  final ContractEndpoint endpoint;

  /** Unique, so that an endpoint that is not reset does not disturb. */
  final String prefix = "contract-" + UUID.randomUUID().toString().substring(0, 8) + "-";

  AwsClients clients;

  Contract(ContractEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @BeforeEach
  void open() throws Exception {
    endpoint.reset();
    clients = endpoint.clients();
  }

  @AfterEach
  void close() {
    clients.close();
  }

  final boolean differs(KnownDifference difference) {
    return difference.at(endpoint.kind());
  }
}
