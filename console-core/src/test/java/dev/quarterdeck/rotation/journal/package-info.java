@org.jspecify.annotations.NullMarked
package dev.quarterdeck.rotation.journal;
