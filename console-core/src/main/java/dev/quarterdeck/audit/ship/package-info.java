/** The record copied to a CloudWatch Logs group, each entry once. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.audit.ship;
