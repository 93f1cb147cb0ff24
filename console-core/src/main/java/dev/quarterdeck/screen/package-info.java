/** What both front ends draw: the loop, tables, actions, wording; one sub-package per feature. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen;
