/**
 * The safe rotation of keys: plan, stage, verify, promote, roll, probe, retire, or back out;
 * journaled.
 */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.rotation;
