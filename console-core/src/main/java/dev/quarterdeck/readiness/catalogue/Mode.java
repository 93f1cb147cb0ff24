package dev.quarterdeck.readiness.catalogue;

/** How an item is decided. */
public enum Mode {
  /** From what AWS answers. */
  AUTO,
  /** From what the public address answers. */
  PROBE,
  /** From a local checkout. */
  REPO,
  /** By a person's word and evidence. */
  ATTEST
}
