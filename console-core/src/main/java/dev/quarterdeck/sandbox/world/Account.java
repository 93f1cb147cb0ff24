package dev.quarterdeck.sandbox.world;

/**
 * Whose world this is; ARNs are made here. The sandbox's own account is 111122223333 in us-east-1.
 */
public record Account(String id, String region) {
  public static final Account DEFAULT = new Account("111122223333", "us-east-1");

  /** {@code arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE}. */
  public String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + id + ":" + resource;
  }
}
