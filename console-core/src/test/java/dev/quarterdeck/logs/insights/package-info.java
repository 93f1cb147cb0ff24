@org.jspecify.annotations.NullMarked
package dev.quarterdeck.logs.insights;
