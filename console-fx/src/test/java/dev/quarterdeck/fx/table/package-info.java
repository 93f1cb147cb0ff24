/** Tests of the table. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.fx.table;
