package dev.quarterdeck.contract;

import java.net.URI;

/**
 * Any AWS-compatible endpoint, given by {@code QD_CONTRACT_ENDPOINT}; never reset, so use a fresh
 * one.
 */
record ExternalEndpoint(URI uri) implements ContractEndpoint {
  static final String VARIABLE = "QD_CONTRACT_ENDPOINT";

  @Override
  public Kind kind() {
    return Kind.EXTERNAL;
  }

  @Override
  public String account() {
    return "";
  }

  @Override
  public void reset() {
    // Names made by the contract are unique per class, and the endpoint belongs to somebody else.
  }
}
