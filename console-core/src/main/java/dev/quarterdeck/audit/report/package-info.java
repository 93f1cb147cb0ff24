/** Who revealed or changed what, and why: the record as deeds, for people. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.audit.report;
