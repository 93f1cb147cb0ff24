/** Tests of the checklist on the sandbox. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness;
