/** Services and their health as tables and pages. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.services;
