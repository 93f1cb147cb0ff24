package dev.quarterdeck.contract;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

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
    // The profile `localstack` adds one.
    ServiceLoader.load(ContractEndpoint.class).forEach(endpoints::add);
    return endpoints;
  }
}
