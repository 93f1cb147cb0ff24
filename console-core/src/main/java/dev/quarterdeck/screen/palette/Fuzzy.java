package dev.quarterdeck.screen.palette;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the letters that were typed stand in a text in their order, and how well: at the
 * beginnings of words and side by side is better, early is better.
 */
final class Fuzzy {
  private static final int NONE = Integer.MIN_VALUE / 2;
  private static final int HIT = 16;
  private static final int BESIDE = 18;
  private static final int WORD = 12;
  private static final int FIRST = 4;
  private static final int GAP = 1;

  /** Longer texts are looked at up to here. */
  private static final int LONGEST = 120;

  /**
   * @param score more is better
   * @param at which characters of the text were typed
   */
  record Match(int score, List<Integer> at) {}

  private Fuzzy() {}

  /** Blanks in what was typed part words: each must be found, in any order. */
  static Optional<Match> match(String typed, String text) {
    int score = 0;
    List<Integer> at = new ArrayList<>();
    for (String word : typed.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
      if (word.isEmpty()) {
        continue;
      }
      Optional<Match> one = word(word, text);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      score += one.get().score();
      at.addAll(one.get().at());
    }
    return Optional.of(new Match(score, at.stream().distinct().sorted().toList()));
  }

  /** The best way to place the letters: over all texts of a length, for each letter in turn. */
  private static Optional<Match> word(String word, String text) {
    String lower = text.substring(0, Math.min(text.length(), LONGEST)).toLowerCase(Locale.ROOT);
    int letters = word.length();
    int length = lower.length();
    if (letters > length) {
      return Optional.empty();
    }
    int[][] best = new int[letters][length];
    int[][] from = new int[letters][length];
    for (int i = 0; i < letters; i++) {
      Arrays.fill(best[i], NONE);
      int before = NONE;
      int beforeAt = -1;
      for (int j = i; j < length; j++) {
        if (i > 0 && j > 0) {
          if (before != NONE) {
            before -= GAP;
          }
          if (j > 1 && best[i - 1][j - 2] - GAP > before) {
            before = best[i - 1][j - 2] - GAP;
            beforeAt = j - 2;
          }
        }
        if (lower.charAt(j) != word.charAt(i)) {
          continue;
        }
        int here = HIT + place(lower, text, j);
        if (i == 0) {
          best[0][j] = here - Math.min(j, FIRST) * GAP;
          from[0][j] = -1;
          continue;
        }
        int beside = best[i - 1][j - 1] == NONE ? NONE : best[i - 1][j - 1] + BESIDE;
        if (beside == NONE && before == NONE) {
          continue;
        }
        boolean joined = beside >= before;
        best[i][j] = here + (joined ? beside : before);
        from[i][j] = joined ? j - 1 : beforeAt;
      }
    }
    int end = -1;
    for (int j = 0; j < length; j++) {
      if (best[letters - 1][j] > NONE
          && (end < 0 || best[letters - 1][j] > best[letters - 1][end])) {
        end = j;
      }
    }
    return end < 0 ? Optional.empty() : Optional.of(traced(best, from, end));
  }

  private static Match traced(int[][] best, int[][] from, int end) {
    List<Integer> at = new ArrayList<>();
    int j = end;
    for (int i = best.length - 1; i >= 0; i--) {
      at.addFirst(j);
      j = from[i][j];
    }
    return new Match(best[best.length - 1][end], at);
  }

  private static int place(String lower, String text, int j) {
    if (j == 0) {
      return WORD + FIRST;
    }
    boolean parts = !Character.isLetterOrDigit(lower.charAt(j - 1));
    boolean hump =
        Character.isUpperCase(text.charAt(j)) && Character.isLowerCase(text.charAt(j - 1));
    return parts || hump ? WORD : 0;
  }
}
