/**
 * Every change: planned, shown, confirmed, recorded before and after, executed. Knows no feature.
 */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.change;
