/** AWS WAF as it lives: web ACLs and what they stand before. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.firewall;
