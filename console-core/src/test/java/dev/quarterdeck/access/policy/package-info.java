@org.jspecify.annotations.NullMarked
package dev.quarterdeck.access.policy;
