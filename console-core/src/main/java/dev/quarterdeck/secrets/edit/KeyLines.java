package dev.quarterdeck.secrets.edit;

import dev.quarterdeck.secrets.KeyDiff;
import dev.quarterdeck.secrets.SecretDetail.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A difference in words: keys and lengths. */
public final class KeyLines {
  private KeyLines() {}

  /** One line a key. */
  public static List<String> of(KeyDiff diff) {
    List<String> lines = new ArrayList<>();
    diff.changed()
        .forEach(
            e -> lines.add("~ " + key(e) + ": " + e.oldLength() + " → " + e.newLength() + unit(e)));
    diff.added().forEach(e -> lines.add("+ " + key(e) + ": new, " + e.newLength() + unit(e)));
    diff.removed()
        .forEach(e -> lines.add("- " + key(e) + ": removed, was " + e.oldLength() + unit(e)));
    if (diff.isEmpty() && !diff.sameBytes()) {
      lines.add("~ formatting only; every key is the same");
    }
    return lines;
  }

  /** What ECS would have mangled before, and will no more. */
  static List<String> notes(KeyDiff diff) {
    return diff.changed().stream()
        .filter(
            e ->
                e.key() != null
                    && e.newType() == ValueType.STRING
                    && e.oldType() != ValueType.STRING)
        .map(
            e ->
                key(e)
                    + " was a "
                    + String.valueOf(e.oldType()).toLowerCase(Locale.ROOT)
                    + " and becomes a string, as ECS needs it.")
        .toList();
  }

  private static String key(KeyDiff.Entry e) {
    return e.key() == null ? "(whole value)" : e.key();
  }

  private static String unit(KeyDiff.Entry e) {
    ValueType type = e.newType() == null ? e.oldType() : e.newType();
    return type == ValueType.STRING || type == ValueType.TEXT ? " characters" : " bytes";
  }
}
