package dev.quarterdeck.access.policy;

import java.util.BitSet;

/**
 * A pattern with wildcards, matched by walking all of its possible places at once: the work is
 * bounded by the lengths of pattern and text, whatever anybody wrote.
 */
final class Glob {
  private static final int ANY = -1;
  private static final int ANY_IN_SEGMENT = -2;
  private static final int MANY = -3;
  private static final int MANY_IN_SEGMENT = -4;

  private int[] parts = new int[16];
  private int size;

  /** One character as it stands. */
  Glob literal(char c) {
    return add(c);
  }

  /** One character; {@code across}: a colon too. */
  Glob any(boolean across) {
    return add(across ? ANY : ANY_IN_SEGMENT);
  }

  /** Any number of characters; {@code across}: colons too. */
  Glob many(boolean across) {
    return add(across ? MANY : MANY_IN_SEGMENT);
  }

  private Glob add(int part) {
    if (size == parts.length) {
      parts = java.util.Arrays.copyOf(parts, 2 * size);
    }
    parts[size++] = part;
    return this;
  }

  /** Whether it stands for the whole text. */
  boolean matches(String text) {
    BitSet places = new BitSet(size + 1);
    reach(places, 0);
    for (int i = 0; i < text.length() && !places.isEmpty(); i++) {
      char c = text.charAt(i);
      BitSet next = new BitSet(size + 1);
      for (int at = places.nextSetBit(0); at >= 0 && at < size; at = places.nextSetBit(at + 1)) {
        if (takes(parts[at], c)) {
          reach(next, parts[at] <= MANY ? at : at + 1);
        }
      }
      places = next;
    }
    return places.get(size);
  }

  private static boolean takes(int part, char c) {
    return switch (part) {
      case ANY, MANY -> true;
      case ANY_IN_SEGMENT, MANY_IN_SEGMENT -> c != ':';
      default -> part == c;
    };
  }

  /** A wildcard for many may also stand for nothing. */
  private void reach(BitSet places, int from) {
    int at = from;
    places.set(at);
    while (at < size && parts[at] <= MANY) {
      places.set(++at);
    }
  }
}
