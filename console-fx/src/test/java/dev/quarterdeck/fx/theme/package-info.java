/** Tests of the look. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.fx.theme;
