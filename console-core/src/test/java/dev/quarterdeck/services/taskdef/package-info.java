@org.jspecify.annotations.NullMarked
package dev.quarterdeck.services.taskdef;
