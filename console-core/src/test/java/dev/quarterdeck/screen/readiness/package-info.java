/** Tests of what the checklist shows. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.readiness;
