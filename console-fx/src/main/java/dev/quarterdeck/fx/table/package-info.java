/** Core's tables in a virtualised JavaFX table: drawn from state, never holding any of its own. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.fx.table;
