/** Secrets Manager's operations over the world. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.service.secrets;
