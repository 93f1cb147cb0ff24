package dev.quarterdeck.sandbox.world.database;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * A snapshot that somebody took.
 *
 * @param restorers accounts that may restore it, {@code all} for everybody
 */
public record DbSnapshot(String id, DbServer of, Instant takenAt, Set<String> restorers) {
  DbSnapshot(String id, DbServer of, Instant takenAt) {
    this(id, of, takenAt, new TreeSet<>());
  }

  public boolean ofCluster() {
    return of instanceof DbCluster;
  }
}
