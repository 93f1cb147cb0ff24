/** Measures over time as data: series with a window, made into marks of text. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.chart;
