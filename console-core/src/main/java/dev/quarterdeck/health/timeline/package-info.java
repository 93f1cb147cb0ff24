/** What changed: one time line of everything that may explain a degradation, and the likeliest. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.health.timeline;
