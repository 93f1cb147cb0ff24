@org.jspecify.annotations.NullMarked
package dev.quarterdeck.readiness.catalogue;
