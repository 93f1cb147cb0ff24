/** Tests of the AWS adapters that need no AWS: errors, limits, guard, caches, cancellation. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.aws;
