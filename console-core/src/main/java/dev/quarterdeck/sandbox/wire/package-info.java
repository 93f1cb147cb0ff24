/** The AWS wire protocols, driven by the SDK's own model classes. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.wire;
