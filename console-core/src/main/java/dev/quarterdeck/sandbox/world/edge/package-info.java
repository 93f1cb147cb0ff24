/** CloudFront's distributions. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.edge;
