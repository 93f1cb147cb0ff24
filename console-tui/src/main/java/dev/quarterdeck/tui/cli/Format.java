package dev.quarterdeck.tui.cli;

import java.util.List;
import java.util.Locale;

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
      boolean apart = word.equals("-o") || word.equals("--output");
      if (apart || word.matches("-o.+|--output=.*")) {
        String value =
            !apart
                ? word.replaceFirst("^(-o=?|--output=)", "")
                : i + 1 < words.size() ? words.get(i + 1) : "";
        json = value.toLowerCase(Locale.ROOT).equals("json");
      }
    }
    return json ? JSON : TABLE;
  }
}
