/** The map as a picture: things as cards, references as lines, to zoom, pan and walk. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.fx.map;
