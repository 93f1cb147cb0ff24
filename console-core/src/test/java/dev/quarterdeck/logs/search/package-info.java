@org.jspecify.annotations.NullMarked
package dev.quarterdeck.logs.search;
