package dev.quarterdeck.tui.output;

import java.util.List;

/** A part of a page. */
public sealed interface Block permits Table, Block.Line, Block.Facts, Block.Gap {

  /** Text on lines of its own, wrapped to the width. */
  record Line(Cell text, int indent) implements Block {}

  /** Labels and what belongs to them, aligned. */
  record Facts(List<Fact> facts) implements Block {}

  record Fact(String label, Cell value) {}

  record Gap() implements Block {}
}
