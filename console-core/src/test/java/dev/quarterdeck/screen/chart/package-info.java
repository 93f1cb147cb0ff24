/** Filtering, sorting, selection. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.chart;
