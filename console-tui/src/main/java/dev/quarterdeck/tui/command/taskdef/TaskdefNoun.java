package dev.quarterdeck.tui.command.taskdef;

import dev.quarterdeck.tui.cli.Verb;

/** {@code qd taskdef}. */
public final class TaskdefNoun {
  private TaskdefNoun() {}

  public static Verb noun() {
    return Verb.named("taskdef", "Task definitions: what is in them, what is wrong, who uses them.")
        .description(
            "Values that could be secrets (variables, commands, driver options) are never shown.")
        .verb(ListDefinitions.verb())
        .verb(ShowDefinition.verb())
        .verb(DiffDefinitions.verb())
        .verb(UsageOfFamily.verb())
        .verb(LintDefinition.verb())
        .verb(SecretsOfDefinition.verb());
  }
}
