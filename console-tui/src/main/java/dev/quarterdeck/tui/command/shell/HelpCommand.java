package dev.quarterdeck.tui.command.shell;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;

/**
 * {@code qd help COMMAND}: the same as {@code --help} on it; arguments are turned round before
 * parsing.
 */
public final class HelpCommand {
  private HelpCommand() {}

  public static Verb noun() {
    return Verb.named("help", "Help for a command, for example: qd help secrets list.")
        .params("COMMAND", "A noun, or a noun and its verb; the overview when left out.")
        .example("qd help", "The overview.")
        .example("qd help secrets usage", "One command.")
        .runs(call -> Answer.silent(ExitCode.GOOD));
  }
}
