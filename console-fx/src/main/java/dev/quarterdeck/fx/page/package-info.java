/** The middle of the window: a list with its filter, and the detail beside it. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.fx.page;
