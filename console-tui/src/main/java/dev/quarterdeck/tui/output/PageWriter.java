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
      block.draw(this, out);
    }
    return out.toString();
  }

  void table(StringBuilder out, Table table) {
    new TableWriter(style, width, this).write(out, table);
  }

  void line(StringBuilder out, Block.Line line) {
    int margin = Math.max(line.indent(), line.hang());
    int room = width == UNLIMITED || !line.fold() ? UNLIMITED : Math.max(20, width - margin);
    int before = line.indent();
    for (String part : Width.wrap(line.text().text(), room)) {
      out.append(Width.pad(before)).append(style.paint(part, line.text().tone())).append('\n');
      before = line.hang();
    }
  }

  void facts(StringBuilder out, List<Block.Fact> facts) {
    int label = facts.stream().mapToInt(f -> Width.of(f.label())).max().orElse(0);
    for (Block.Fact fact : facts) {
      StringBuilder value = new StringBuilder();
      line(value, new Block.Line(fact.value(), 0, label + 4, true));
      out.append("  ")
          .append(style.paint(fact.label(), Tone.MUTED))
          .append(Width.pad(label - Width.of(fact.label()) + 2))
          .append(value);
    }
  }
}
