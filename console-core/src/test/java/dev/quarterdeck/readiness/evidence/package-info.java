/** What the evidence of an item comes to. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness.evidence;
