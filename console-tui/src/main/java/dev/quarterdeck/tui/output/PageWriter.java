package dev.quarterdeck.tui.output;

import java.util.List;

/** Draws a page as text. */
public final class PageWriter {
  /** For pipes and files: nothing is cut or wrapped. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private final Style style;
  private final int width;

  /** {@code width} in terminal columns, or {@link #UNLIMITED}. */
  public PageWriter(Style style, int width) {
    this.style = style;
    this.width = width;
  }

  public String write(Page page) {
    StringBuilder out = new StringBuilder();
    for (Block block : page.blocks()) {
      switch (block) {
        case Block.Gap gap -> out.append('\n');
        case Block.Line(Cell text, int indent) -> line(out, text, indent, indent);
        case Block.Facts(List<Block.Fact> facts) -> facts(out, facts);
        case Table table -> new TableWriter(style, width, this).write(out, table);
      }
    }
    return out.toString();
  }

  /** {@code hang} columns stand before every line after the first. */
  void line(StringBuilder out, Cell cell, int indent, int hang) {
    int room = width == UNLIMITED ? UNLIMITED : Math.max(20, width - Math.max(indent, hang));
    int before = indent;
    for (String line : Width.wrap(cell.text(), room)) {
      out.append(Width.pad(before)).append(style.paint(line, cell.tone())).append('\n');
      before = hang;
    }
  }

  private void facts(StringBuilder out, List<Block.Fact> facts) {
    int label = facts.stream().mapToInt(f -> Width.of(f.label())).max().orElse(0);
    for (Block.Fact fact : facts) {
      StringBuilder value = new StringBuilder();
      line(value, fact.value(), 0, label + 4);
      out.append("  ")
          .append(style.paint(fact.label(), Tone.MUTED))
          .append(Width.pad(label - Width.of(fact.label()) + 2))
          .append(value);
    }
  }
}
