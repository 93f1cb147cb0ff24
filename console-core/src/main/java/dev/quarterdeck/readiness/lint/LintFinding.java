package dev.quarterdeck.readiness.lint;

import dev.quarterdeck.kernel.Text;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong; never holds a value of a variable.
 *
 * @param container its name, or null where the task as a whole is meant
 * @param variable the variable, option or field, or null
 * @param line from 1; null where there is no file
 * @param column in characters from 1; null where there is no file
 * @param text one sentence
 * @param fix what to do
 */
public record LintFinding(
    LintRule rule,
    LintRule.Level level,
    @Nullable String container,
    @Nullable String variable,
    @Nullable Integer line,
    @Nullable Integer column,
    String text,
    String fix) {
  public LintFinding {
    container = container == null ? null : Text.clean(container);
    variable = variable == null ? null : Text.clean(variable);
    text = Text.clean(text);
    fix = Text.clean(fix);
  }
}
