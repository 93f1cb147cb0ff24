/** Log groups, streams and events: what is meant by a source, a line, its level and fields. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.logs;
