@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.map;
