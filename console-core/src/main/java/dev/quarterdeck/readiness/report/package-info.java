/** The run as documents: for people, auditors and programs. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness.report;
