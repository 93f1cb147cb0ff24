/** Tests of single rules on facts that are made up. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness.rules;
