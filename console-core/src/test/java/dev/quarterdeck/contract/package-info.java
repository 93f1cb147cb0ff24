/**
 * One set of expectations for the AWS adapters, held against every endpoint that claims to be AWS.
 */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.contract;
