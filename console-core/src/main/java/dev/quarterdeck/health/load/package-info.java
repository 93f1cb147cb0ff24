/** What a service carries, from CloudWatch's metrics, and how that compares with its own past. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.health.load;
