package dev.quarterdeck.fx.theme;

import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kordamp.ikonli.feather.Feather;

/**
 * Core puts one of its symbols before words that must be readable without colour; the window draws
 * an icon in the symbol's place and keeps the words.
 *
 * @param indented core left the symbol's place empty, so that the words stand under each other
 */
public record Marked(String words, Optional<Feather> icon, boolean indented) {
  /** Those of verdicts and of checks. */
  private static final Set<String> SYMBOLS =
      Stream.concat(
              Arrays.stream(Verdict.values()).map(Words::symbol),
              Stream.of("✓", "○", "✖", "★", "…"))
          .collect(Collectors.toUnmodifiableSet());

  /** What is written in capitals everywhere. */
  private static final Pattern SHORT = Pattern.compile("(?i)\\b(arn|cpu|utc|id|az)\\b");

  public static Marked of(String text, Tone tone) {
    if (text.length() > 2 && text.charAt(1) == ' ' && SYMBOLS.contains(text.substring(0, 1))) {
      return new Marked(text.substring(2), Optional.of(icon(text.charAt(0), tone)), false);
    }
    boolean indented = text.startsWith("  ");
    return new Marked(indented ? text.strip() : text, Optional.empty(), indented);
  }

  /** The shape follows the symbol, so that both front ends show alike. */
  private static Feather icon(char symbol, Tone tone) {
    return switch (symbol) {
      case '✖' -> Feather.X_OCTAGON;
      case '▲' -> Feather.ALERT_TRIANGLE;
      case '★' -> Feather.STAR;
      case '…' -> Feather.LOADER;
      // Something that stands still: the tone's own icon turns.
      case '●' -> ToneLook.icon(tone == Tone.ACCENT ? Tone.OK : tone);
      default -> ToneLook.icon(tone);
    };
  }

  /** A word or two of core's as a title: {@code set key} is {@code Set key}. */
  public static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
  }

  /**
   * A column's or label's title as the window writes it: {@code LAST USED} is {@code Last used}.
   */
  public static String title(String title) {
    String stripped = title.strip();
    if (stripped.length() < 2 || !stripped.equals(stripped.toUpperCase(java.util.Locale.ROOT))) {
      return stripped;
    }
    String lower = stripped.charAt(0) + stripped.substring(1).toLowerCase(java.util.Locale.ROOT);
    return SHORT.matcher(lower).replaceAll(m -> m.group().toUpperCase(java.util.Locale.ROOT));
  }
}
