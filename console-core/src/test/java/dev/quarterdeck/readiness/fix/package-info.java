/** What the console puts right. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness.fix;
