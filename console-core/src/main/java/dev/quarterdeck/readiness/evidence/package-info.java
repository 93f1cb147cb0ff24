/** What was found: statuses, evidence, findings and how they add up. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness.evidence;
