/** Every command while AWS, the network, the disk and people misbehave. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.chaos;
