/** Pages by themselves. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.fx.page;
