/** Lines of the past that match, over hours, with what stands around them. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.logs.search;
