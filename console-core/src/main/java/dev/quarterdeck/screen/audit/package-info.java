/** The record on a screen: who revealed or changed what, and whether the chain holds. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.audit;
