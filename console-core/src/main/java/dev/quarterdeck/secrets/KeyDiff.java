package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.secrets.SecretDetail.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which top-level keys differ between two values of a secret, with lengths and never with values.
 * Of what is no JSON object the whole is compared, under a null key.
 *
 * @param same how many keys are the same
 * @param sameBytes whether the two are the same byte for byte; formatting may differ without a key
 */
public record KeyDiff(
    List<Entry> changed, List<Entry> added, List<Entry> removed, int same, boolean sameBytes) {
  public KeyDiff {
    changed = List.copyOf(changed);
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  /**
   * A key with its length before and after: code points of a string, bytes of anything else; null
   * where it is not there.
   */
  public record Entry(
      @Nullable String key,
      @Nullable Integer oldLength,
      @Nullable Integer newLength,
      @Nullable ValueType oldType,
      @Nullable ValueType newType) {}

  public boolean isEmpty() {
    return changed.isEmpty() && added.isEmpty() && removed.isEmpty();
  }

  /** Every key that differs, in whatever way. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (List<Entry> entries : List.of(changed, added, removed)) {
      for (Entry e : entries) {
        if (e.key() != null) {
          keys.add(e.key());
        }
      }
    }
    return keys;
  }

  /** A binary value is compared as a whole. */
  public static KeyDiff between(
      SecretValue before, boolean binaryBefore, SecretValue after, boolean binaryAfter) {
    boolean sameBytes = before.sameAs(after) && binaryBefore == binaryAfter;
    SecretDocument a = binaryBefore ? null : SecretDocument.parse(before);
    SecretDocument b = binaryAfter ? null : SecretDocument.parse(after);
    if (a == null || b == null || !a.isJsonObject() || !b.isJsonObject()) {
      return whole(before, binaryBefore, after, binaryAfter, sameBytes);
    }
    return byKey(before, a, after, b, sameBytes);
  }

  private static KeyDiff whole(
      SecretValue before,
      boolean binaryBefore,
      SecretValue after,
      boolean binaryAfter,
      boolean sameBytes) {
    Entry entry =
        new Entry(
            null,
            binaryBefore ? before.size() : before.length(),
            binaryAfter ? after.size() : after.length(),
            binaryBefore ? ValueType.BINARY : ValueType.TEXT,
            binaryAfter ? ValueType.BINARY : ValueType.TEXT);
    return new KeyDiff(
        sameBytes ? List.of() : List.of(entry), List.of(), List.of(), sameBytes ? 1 : 0, sameBytes);
  }

  private static KeyDiff byKey(
      SecretValue before,
      SecretDocument a,
      SecretValue after,
      SecretDocument b,
      boolean sameBytes) {
    Map<String, SecretValue> old = SecretDocument.values(before).orElseGet(HashMap::new);
    Map<String, SecretValue> now = SecretDocument.values(after).orElseGet(HashMap::new);
    try {
      Map<String, SecretDocument.Member> members = new HashMap<>();
      a.members().forEach(m -> members.put(m.key(), m));
      List<Entry> changed = new ArrayList<>();
      List<Entry> added = new ArrayList<>();
      List<Entry> removed = new ArrayList<>();
      int same = 0;
      for (SecretDocument.Member m : b.members()) {
        SecretDocument.Member was = members.remove(m.key());
        SecretValue x = old.get(m.key());
        SecretValue y = now.get(m.key());
        if (was == null || x == null || y == null) {
          added.add(new Entry(m.key(), null, m.length(), null, m.type()));
        } else if (was.type() != m.type() || !x.sameAs(y)) {
          changed.add(new Entry(m.key(), was.length(), m.length(), was.type(), m.type()));
        } else {
          same++;
        }
      }
      for (SecretDocument.Member m : a.members()) {
        if (members.containsKey(m.key())) {
          removed.add(new Entry(m.key(), m.length(), null, m.type(), null));
        }
      }
      return new KeyDiff(changed, added, removed, same, sameBytes);
    } finally {
      SecretDocument.close(old);
      SecretDocument.close(now);
    }
  }
}
