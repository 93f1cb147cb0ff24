/** Health endpoints asked over HTTP, only where somebody wants it. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.health.probe;
