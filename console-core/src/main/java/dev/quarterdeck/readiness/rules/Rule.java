package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.evidence.Finding;

/** Decides one item. A problem that is thrown makes the item unknown. */
@FunctionalInterface
public interface Rule {
  Finding judge(Readings in);
}
