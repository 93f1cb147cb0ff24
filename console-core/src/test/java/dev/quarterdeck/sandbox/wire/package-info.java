/** The sandbox's wire layer, held against the real SDK. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.wire;
