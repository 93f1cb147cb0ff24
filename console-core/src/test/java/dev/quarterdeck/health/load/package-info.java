/** Every rule of the verdict, and every scenario's. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.health.load;
