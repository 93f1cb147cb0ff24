/** The living account: clock, events, fleet, secrets; nothing about HTTP. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world;
