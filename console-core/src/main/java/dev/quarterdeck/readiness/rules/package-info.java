/** How items are decided: one rule per item, over what was read. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness.rules;
