/**
 * Adapters that implement the features' ports over the AWS SDK: paging, batching, retries, failures
 * translated.
 */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.aws;
