package dev.quarterdeck.kernel;

import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** How JSON is laid out for people: two spaces, a line for each item, {@code "name": value}. */
public final class IndentedJson extends ObjectWriteContext.Base {
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  @Override
  public PrettyPrinter getPrettyPrinter() {
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
        .withArrayIndenter(LINES)
        .withObjectIndenter(LINES);
  }

  @Override
  public boolean hasPrettyPrinter() {
    return true;
  }
}
