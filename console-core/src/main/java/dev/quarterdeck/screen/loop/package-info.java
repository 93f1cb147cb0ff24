/** One loop for both front ends: a pure update, effects on virtual threads, answers in order. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.loop;
