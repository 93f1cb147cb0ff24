@org.jspecify.annotations.NullMarked
package dev.quarterdeck.health.timeline;
