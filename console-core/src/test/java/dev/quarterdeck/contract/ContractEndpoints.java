package dev.quarterdeck.contract;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The endpoints that the contract is held against. */
final class ContractEndpoints {
  private ContractEndpoints() {}

  static List<ContractEndpoint> all() throws IOException {
    List<ContractEndpoint> endpoints = new ArrayList<>();
    endpoints.add(new SandboxEndpoint());
    endpoints.add(MotoServer.get());
    String external = System.getenv(ExternalEndpoint.VARIABLE);
    if (external != null && !external.isBlank()) {
      endpoints.add(new ExternalEndpoint(URI.create(external)));
    }
    return endpoints;
  }

  /** Those with CloudWatch and CloudWatch Logs. */
  static List<ContractEndpoint> watching() throws IOException {
    return all().stream().filter(e -> e.kind() != ContractEndpoint.Kind.SANDBOX).toList();
  }
}
