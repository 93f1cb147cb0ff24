/** Core's actions on this desktop's keys. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.fx.keys;
