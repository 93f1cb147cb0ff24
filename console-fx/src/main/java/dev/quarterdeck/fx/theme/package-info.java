/** How everything looks: dark and light, fonts, the colours and shapes of a tone. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.fx.theme;
