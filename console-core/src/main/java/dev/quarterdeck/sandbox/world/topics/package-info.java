/** SNS as it lives: topics and who hears of them. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.sandbox.world.topics;
