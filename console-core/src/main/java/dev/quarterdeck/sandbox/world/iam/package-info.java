/** IAM as it lives: roles and policies. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.iam;
