/**
 * The launcher script, run as a person runs it, in a checkout of its own with a stand-in for Maven.
 */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.launcher;
