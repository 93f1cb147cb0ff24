package dev.quarterdeck.rotation.recipe;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which recipe a key is rotated with, kept in a tag of its secret: {@code quarterdeck:recipe:KEY}
 * is {@code RECIPE OPTION=VALUE …}; for a secret that is one value, {@code quarterdeck:recipe}.
 * What a tag cannot hold (AWS allows letters, digits, spaces and {@code + - = . _ : / @}) is
 * written as {@code =XX} for each byte of UTF-8.
 *
 * @param options of the recipe; never a value
 */
public record RecipeTag(String recipe, Map<String, String> options) {
  static final String NAME = "quarterdeck:recipe";
  private static final Pattern HEX = Pattern.compile("[0-9A-F]{2}");
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;

  /** Tags of one secret. */
  private static final int MOST = 50;

  public RecipeTag {
    options = Map.copyOf(options);
  }

  /** The tag's key for a key of the document; null for a secret that is one value. */
  public static String name(@Nullable String key) {
    return key == null ? NAME : NAME + ":" + written(key);
  }

  /** What is remembered for a key; empty where nothing is, or nothing that can be read. */
  public static Optional<RecipeTag> in(Map<String, String> tags, @Nullable String key) {
    String value = tags.get(name(key));
    return value == null ? Optional.empty() : read(value);
  }

  static Optional<RecipeTag> read(String value) {
    String[] words = value.strip().split(" +");
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 1; i < words.length; i++) {
      int at = words[i].indexOf('=');
      if (at < 1) {
        return Optional.empty();
      }
      Optional<String> text = unwritten(words[i].substring(at + 1));
      if (text.isEmpty()) {
        return Optional.empty();
      }
      options.put(words[i].substring(0, at), text.get());
    }
    return words[0].isEmpty() ? Optional.empty() : Optional.of(new RecipeTag(words[0], options));
  }

  /** The tag's value. */
  public String value() {
    StringBuilder value = new StringBuilder(recipe);
    new TreeMap<>(options)
        .forEach((k, v) -> value.append(' ').append(k).append('=').append(written(v)));
    return value.toString();
  }

  /**
   * The tag to set beside those that are there; {@link Problem.Invalid} where a tag cannot hold it.
   */
  public Outcome<Map<String, String>> beside(Map<String, String> tags, @Nullable String key) {
    return Outcome.of(
        () -> {
          String name = name(key);
          String value = value();
          if (name.length() > LONGEST_KEY || value.length() > LONGEST_VALUE) {
            throw new ProblemException(
                new Problem.Invalid(
                    "The recipe of "
                        + Text.shorten(Text.clean(String.valueOf(key)), 40)
                        + " does not fit into a tag.",
                    "A tag holds 128 characters of key and 256 of value; name the recipe each time"
                        + " instead."));
          }
          if (!tags.containsKey(name) && tags.size() >= MOST) {
            throw new ProblemException(
                new Problem.Invalid(
                    "The secret has 50 tags already, as many as AWS allows.",
                    "Remove one with qd secrets tag --remove, or name the recipe each time."));
          }
          return Map.of(name, value);
        });
  }

  private static String written(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "+-._:/@".indexOf(c) >= 0);
      if (plain) {
        out.append(c);
      } else {
        out.append("=%02X".formatted(b & 0xff));
      }
    }
    return out.toString();
  }

  private static Optional<String> unwritten(String written) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c != '=') {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      } else if (HEX.matcher(written).region(i + 1, written.length()).lookingAt()) {
        bytes.write(Integer.parseInt(written.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(bytes.toString(StandardCharsets.UTF_8));
  }
}
