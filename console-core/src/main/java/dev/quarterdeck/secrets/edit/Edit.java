package dev.quarterdeck.secrets.edit;

import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.secrets.DocumentEdit;
import dev.quarterdeck.secrets.KeyDiff;
import dev.quarterdeck.secrets.SecretDocument;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a new value is made of, so that it can be made again from somebody else's newer one. */
sealed interface Edit extends AutoCloseable {
  /** The next value; the caller closes it. */
  SecretValue apply(SecretValue base);

  /**
   * What of somebody else's edit stands in the way of this one, in words; empty when both can live.
   *
   * @param theirs from the value this edit began with to the one that is current now
   */
  List<String> against(KeyDiff theirs, SecretValue current);

  /** Whether a difference that was read back touches nothing but what this edit is about. */
  boolean onlyAsMeant(KeyDiff real);

  /** Whether it is about keys of a JSON document. */
  boolean byKey();

  @Override
  void close();

  /** Some keys of a JSON document; every other byte stays. */
  record Keys(Map<String, SecretValue> values) implements Edit {
    public Keys {
      values = new LinkedHashMap<>(values);
    }

    @Override
    public SecretValue apply(SecretValue base) {
      SecretValue next = base.copy();
      for (Map.Entry<String, SecretValue> e : values.entrySet()) {
        try (SecretValue before = next) {
          next = DocumentEdit.with(before, e.getKey(), e.getValue());
        }
      }
      return next;
    }

    @Override
    public List<String> against(KeyDiff theirs, SecretValue current) {
      if (!theirs.isEmpty() && !SecretDocument.parse(current).isJsonObject()) {
        return List.of("the whole value, which is no JSON object any more");
      }
      return theirs.keys().stream()
          .filter(values::containsKey)
          .filter(key -> !alreadyThere(key, current))
          .toList();
    }

    private boolean alreadyThere(String key, SecretValue current) {
      Optional<SecretValue> there = SecretDocument.valueOf(current, key);
      if (there.isEmpty()) {
        return false;
      }
      try (SecretValue value = there.get()) {
        SecretValue wanted = values.get(key);
        return wanted != null && wanted.sameAs(value);
      }
    }

    @Override
    public boolean onlyAsMeant(KeyDiff real) {
      return real.removed().isEmpty() && values.keySet().containsAll(new HashSet<>(real.keys()));
    }

    @Override
    public boolean byKey() {
      return true;
    }

    @Override
    public void close() {
      SecretDocument.close(values);
    }
  }

  /** Some keys of a JSON document taken away; every other byte stays. */
  record Removal(Set<String> keys) implements Edit {
    public Removal {
      keys = Set.copyOf(keys);
    }

    @Override
    public SecretValue apply(SecretValue base) {
      SecretValue next = base.copy();
      for (String key : keys) {
        try (SecretValue before = next) {
          next = DocumentEdit.without(before, key);
        }
      }
      return next;
    }

    @Override
    public List<String> against(KeyDiff theirs, SecretValue current) {
      SecretDocument now = SecretDocument.parse(current);
      if (!theirs.isEmpty() && !now.isJsonObject()) {
        return List.of("the whole value, which is no JSON object any more");
      }
      return theirs.keys().stream()
          .filter(keys::contains)
          .filter(key -> now.members().stream().anyMatch(m -> m.key().equals(key)))
          .toList();
    }

    @Override
    public boolean onlyAsMeant(KeyDiff real) {
      return real.added().isEmpty()
          && real.changed().isEmpty()
          && keys.containsAll(new HashSet<>(real.keys()));
    }

    @Override
    public boolean byKey() {
      return true;
    }

    @Override
    public void close() {
      // Holds no value.
    }
  }

  /** The whole value. */
  record Whole(SecretValue value) implements Edit {
    @Override
    public SecretValue apply(SecretValue base) {
      return value.copy();
    }

    @Override
    public List<String> against(KeyDiff theirs, SecretValue current) {
      return theirs.sameBytes() || current.sameAs(value) ? List.of() : List.of("the value");
    }

    @Override
    public boolean onlyAsMeant(KeyDiff real) {
      return true;
    }

    @Override
    public boolean byKey() {
      return false;
    }

    @Override
    public void close() {
      value.close();
    }
  }
}
