package dev.quarterdeck.tui.cli;

import java.util.List;

/** What {@code -o} chooses. */
public enum Format {
  TABLE,
  JSON,
  CSV;

  /** How to tell that the words cannot be read: as JSON where they ask for it. */
  static Format ofProblems(List<String> words) {
    boolean json = false;
    for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
      String word = words.get(i);
      String value = null;
      if (word.equals("-o") || word.equals("--output")) {
        value = i + 1 < words.size() ? words.get(i + 1) : "";
      } else if (word.startsWith("--output=")) {
        value = word.substring("--output=".length());
      } else if (word.startsWith("-o")) {
        value = word.substring(word.startsWith("-o=") ? 3 : 2);
      }
      json = value == null ? json : value.equalsIgnoreCase("json");
    }
    return json ? JSON : TABLE;
  }
}
