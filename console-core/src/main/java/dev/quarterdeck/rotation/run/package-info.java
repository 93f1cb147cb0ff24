/** Carries an operation forward, or back, step by step; every step can be done again. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.rotation.run;
