/** Evidence from a local checkout: what its files say. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness.repo;
