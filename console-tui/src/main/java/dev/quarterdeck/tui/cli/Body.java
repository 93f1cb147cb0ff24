package dev.quarterdeck.tui.cli;

import dev.quarterdeck.tui.output.Answer;

/** What a command does. Problems are thrown as {@code ProblemException} or returned by outcomes. */
@FunctionalInterface
public interface Body {
  Answer run(Call call) throws Exception;
}
