/** Real processes killed in the middle of what they do, and what is found afterwards. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.crash;
