/** CloudWatch Logs Insights: the part of its query language that the sandbox speaks. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.watch.insights;
