/** Log groups, streams and events. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.logs;
