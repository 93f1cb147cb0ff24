/** What CloudTrail remembers of the account's write calls. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.trail;
