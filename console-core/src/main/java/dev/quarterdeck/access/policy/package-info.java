/** IAM's policy documents: read as IAM reads them, asked what they allow. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.access.policy;
