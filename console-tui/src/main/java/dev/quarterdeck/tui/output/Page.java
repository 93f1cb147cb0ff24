package dev.quarterdeck.tui.output;

import java.util.ArrayList;
import java.util.List;

/** What a person reads: blocks from top to bottom. */
public final class Page {
  private final List<Block> blocks = new ArrayList<>();

  public List<Block> blocks() {
    return blocks;
  }

  /** A title after a blank line (none at the top of the page). */
  public Page heading(String text) {
    gap();
    return line(text, Tone.STRONG);
  }

  public Page line(String text, Tone tone) {
    return line(Cell.of(text, tone), 0);
  }

  public Page line(Cell text, int indent) {
    return line(Block.Line.prose(text, indent));
  }

  public Page line(Block.Line line) {
    blocks.add(line);
    return this;
  }

  /** What a mark stands in front of. */
  public Page item(Cell text, int indent) {
    return line(Block.Line.item(text, indent));
  }

  /** What to do, as one line that can be pasted. */
  public Page fix(String text, int indent) {
    return line(Block.Line.fix(text, indent));
  }

  /** One blank line; none at the top, and never two. */
  public Page gap() {
    if (!blocks.isEmpty() && !(blocks.getLast() instanceof Block.Gap)) {
      blocks.add(new Block.Gap());
    }
    return this;
  }

  public Page fact(String label, Cell value) {
    Block.Fact fact = new Block.Fact(label, value);
    if (!blocks.isEmpty() && blocks.getLast() instanceof Block.Facts(List<Block.Fact> facts)) {
      facts.add(fact);
    } else {
      blocks.add(new Block.Facts(new ArrayList<>(List.of(fact))));
    }
    return this;
  }

  public Page fact(String label, String value) {
    return fact(label, Cell.orDash(value));
  }

  public Page table(Table table) {
    blocks.add(table);
    return this;
  }

  public Page add(Page other) {
    blocks.addAll(other.blocks);
    return this;
  }
}
