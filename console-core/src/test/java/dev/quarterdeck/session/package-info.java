/** Tests of the session. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.session;
