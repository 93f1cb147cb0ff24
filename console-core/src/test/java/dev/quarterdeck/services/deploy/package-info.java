@org.jspecify.annotations.NullMarked
package dev.quarterdeck.services.deploy;
