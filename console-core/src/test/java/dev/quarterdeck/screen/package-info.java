/** Words that both front ends use. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen;
