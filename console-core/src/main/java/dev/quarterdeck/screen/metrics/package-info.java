/** What services carry, in numbers and charts. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.metrics;
