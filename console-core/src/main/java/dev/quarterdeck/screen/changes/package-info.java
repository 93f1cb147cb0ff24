/** What changed as a time line that can be walked. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.changes;
