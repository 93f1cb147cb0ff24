/** Core's series as charts: a line over time with its scale, what happened, and hovering. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.fx.chart;
