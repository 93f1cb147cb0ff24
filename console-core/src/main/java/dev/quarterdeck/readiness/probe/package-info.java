/** Evidence from the public address: what it answers, asked only when somebody wants it. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness.probe;
