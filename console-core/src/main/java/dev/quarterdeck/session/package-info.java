/**
 * Where the console is connected, as whom, and what it may do: profile, region, identity,
 * environment, guard.
 */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.session;
