package dev.quarterdeck.contract;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The endpoints that the contract is held against. */
final class ContractEndpoints {
  private ContractEndpoints() {}

  static List<ContractEndpoint> all() {
    List<ContractEndpoint> endpoints = new ArrayList<>();
    endpoints.add(MotoServer.get());
    String external = System.getenv(ExternalEndpoint.VARIABLE);
    if (external != null && !external.isBlank()) {
      endpoints.add(new ExternalEndpoint(URI.create(external)));
    }
    return endpoints;
  }
}
