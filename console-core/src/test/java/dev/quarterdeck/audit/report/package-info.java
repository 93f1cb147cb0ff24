@org.jspecify.annotations.NullMarked
package dev.quarterdeck.audit.report;
