@org.jspecify.annotations.NullMarked
package dev.quarterdeck.secrets.edit;
