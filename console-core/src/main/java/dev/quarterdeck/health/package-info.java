/** Signals become one verdict per service, each with its reasons and fixes. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.health;
