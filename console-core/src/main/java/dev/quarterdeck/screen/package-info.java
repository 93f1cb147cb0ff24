/** What both front ends say alike: tones, ages, words. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen;
