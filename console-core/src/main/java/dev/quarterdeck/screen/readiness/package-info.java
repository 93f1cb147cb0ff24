/** The production-readiness checklist on a screen: categories, items, evidence, answers, fixes. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.readiness;
