/** AWS Certificate Manager as it lives: certificates, and how their renewal stands. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.certificates;
