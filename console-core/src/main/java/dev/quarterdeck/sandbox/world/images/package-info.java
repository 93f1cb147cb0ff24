/** ECR as it lives: repositories and scans. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.images;
