package dev.quarterdeck.screen.services;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** A typed line as a command's words: blanks part them, quotes and backslashes keep them. */
final class CommandWords {
  private CommandWords() {}

  /** Throws a {@link ProblemException} for a quote that is not closed. */
  static List<String> of(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0 && c == quote) {
        quote = 0;
      } else if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
        word.append(line.charAt(++i));
        begun = true;
      } else if (quote != 0) {
        word.append(c);
      } else if (c == '\'' || c == '"') {
        quote = c;
        begun = true;
      } else if (c == ' ') {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (quote != 0) {
      throw new ProblemException(
          new Problem.Invalid("A quote in the command is not closed.", "Close it."));
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }
}
