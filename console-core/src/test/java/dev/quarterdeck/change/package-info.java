@org.jspecify.annotations.NullMarked
package dev.quarterdeck.change;
