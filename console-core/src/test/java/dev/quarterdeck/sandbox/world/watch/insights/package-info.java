/** Tests of queries of logs. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.watch.insights;
