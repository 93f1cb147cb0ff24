package dev.quarterdeck.tui.output;

import java.util.List;

/** A part of a page. */
public sealed interface Block permits Table, Block.Line, Block.Facts, Block.Gap {

  /** Appends it, drawn for the writer's width and style. */
  void draw(PageWriter writer, StringBuilder out);

  /**
   * Text on lines of its own.
   *
   * @param hang columns before every line after the first
   * @param fold whether it is folded to the width; what is to be pasted is not
   */
  record Line(Cell text, int indent, int hang, boolean fold) implements Block {
    @Override
    public void draw(PageWriter writer, StringBuilder out) {
      writer.line(out, this);
    }

    /** Prose. */
    public static Line prose(Cell text, int indent) {
      return new Line(text, indent, indent, true);
    }

    /** What a mark stands in front of. */
    public static Line item(Cell text, int indent) {
      return new Line(text, indent, indent + 2, true);
    }

    /** What to do about the line before. */
    public static Line fix(String text, int indent) {
      return new Line(Cell.of("→ " + text), indent, indent + 2, false);
    }
  }

  /** Labels and what belongs to them, aligned. */
  record Facts(List<Fact> facts) implements Block {
    @Override
    public void draw(PageWriter writer, StringBuilder out) {
      writer.facts(out, facts);
    }
  }

  record Fact(String label, Cell value) {}

  record Gap() implements Block {
    @Override
    public void draw(PageWriter writer, StringBuilder out) {
      out.append('\n');
    }
  }
}
