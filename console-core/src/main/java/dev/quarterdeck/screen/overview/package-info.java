/** The first page: what is wrong, what changed, what is due. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.overview;
