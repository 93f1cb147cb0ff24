/** Services found and read, whole or with what is missing named. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.services;
