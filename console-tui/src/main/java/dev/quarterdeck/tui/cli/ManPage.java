package dev.quarterdeck.tui.cli;

import dev.quarterdeck.tui.output.Block;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Tone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The help of a command as a manual page, in the language of man(7). */
public final class ManPage {
  private final StringBuilder out = new StringBuilder();
  private boolean described;

  private ManPage() {}

  /** Every command's page by its file's name, such as {@code qd-secrets-list.1}. */
  public static Map<String, String> all(Root root, String version) {
    Map<String, String> pages = new LinkedHashMap<>();
    collect(root, root.whole(), version, pages);
    return pages;
  }

  private static void collect(
      Root root, CommandLine command, String version, Map<String, String> into) {
    CommandSpec spec = command.getCommandSpec();
    into.put(name(spec) + ".1", new ManPage().write(HelpPage.of(root, spec), spec, version));
    command.getSubcommands().values().forEach(child -> collect(root, child, version, into));
  }

  private static String name(CommandSpec spec) {
    return spec.qualifiedName("-");
  }

  private String write(Page page, CommandSpec spec, String version) {
    String name = name(spec);
    line(
        ".TH "
            + quoted(name.toUpperCase(Locale.ROOT))
            + " 1 \"\" "
            + quoted("Quarterdeck " + version));
    // Words are not broken, lines not stretched: what stands here is typed.
    line(".nh");
    line(".ad l");
    List<Block> blocks = page.blocks();
    String title = blocks.getFirst() instanceof Block.Line first ? first.text().text() : "";
    line(".SH NAME");
    line(escaped(name) + " \\- " + escaped(title.substring(title.indexOf(':') + 1).strip()));
    blocks.subList(1, blocks.size()).forEach(this::block);
    seeAlso(spec);
    return out.toString();
  }

  private void block(Block block) {
    switch (block) {
      case Block.Gap _ -> {}
      case Table _ -> throw new IllegalStateException("help has no tables");
      case Block.Facts(List<Block.Fact> facts) -> {
        for (Block.Fact fact : facts) {
          line(".TP");
          line(".B " + quoted(fact.label()));
          line(escaped(fact.value().text()));
        }
      }
      case Block.Line line -> line(line);
    }
  }

  /** Titles are sections, what is typed is bold, what it does stands below it. */
  private void line(Block.Line line) {
    String text = line.text().text();
    if (line.text().tone() == Tone.STRONG) {
      line(".SH " + quoted(text.toUpperCase(Locale.ROOT)));
    } else if (text.startsWith("Usage: ")) {
      line(".SH SYNOPSIS");
      line(".B " + quoted(text.substring("Usage: ".length())));
    } else if (line.indent() > 2) {
      line(".RS");
      line(escaped(text));
      line(".RE");
    } else {
      if (!described && line.indent() == 0) {
        line(".SH DESCRIPTION");
        described = true;
      }
      line(".PP");
      line(line.indent() > 0 && text.startsWith("qd ") ? ".B " + quoted(text) : escaped(text));
    }
  }

  private void seeAlso(CommandSpec spec) {
    TreeSet<String> others = new TreeSet<>();
    if (spec.parent() != null) {
      others.add(name(spec.parent()));
    }
    spec.subcommands().values().forEach(child -> others.add(name(child.getCommandSpec())));
    if (!others.isEmpty()) {
      line(".SH SEE ALSO");
      line(String.join(", ", others.stream().map(o -> "\\fB" + escaped(o) + "\\fR(1)").toList()));
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  /** An argument of a request. */
  private static String quoted(String text) {
    return '"' + escaped(text).replace("\"", "\\(dq") + '"';
  }

  /** A dot or quote at the beginning would be a request, a minus a hyphen. */
  private static String escaped(String text) {
    String plain =
        text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("…", "...");
    return plain.startsWith(".") ? "\\&" + plain : plain;
  }
}
