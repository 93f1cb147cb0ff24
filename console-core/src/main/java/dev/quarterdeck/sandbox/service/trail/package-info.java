/** AWS CloudTrail. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.service.trail;
