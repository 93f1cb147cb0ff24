/** Tables as data: columns, rows with ids, sorting, filtering, selection. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.table;
