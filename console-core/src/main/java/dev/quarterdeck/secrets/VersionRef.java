package dev.quarterdeck.secrets;

/** Which version of a secret is meant. */
public sealed interface VersionRef {
  /** The version that holds a label, for example AWSCURRENT. */
  record Stage(String name) implements VersionRef {}

  /** One version by its id. */
  record Id(String id) implements VersionRef {}

  VersionRef CURRENT = new Stage("AWSCURRENT");
}
