/** Elastic Load Balancing v2's operations over the world. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.service.balance;
