/** What people who use the console need in IAM. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.access.console;
