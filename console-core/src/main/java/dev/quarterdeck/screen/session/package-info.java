/** The session on a screen: contexts to switch to, read-only and elevated, the doctor. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.session;
