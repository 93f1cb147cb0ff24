/** What is checked: items, their severity and remedy, and the two ways to list them. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness.catalogue;
