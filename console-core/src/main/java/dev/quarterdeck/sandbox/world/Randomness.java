package dev.quarterdeck.sandbox.world;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Chance, reproducible from one seed. Each purpose has a stream of its own, so that a new draw in
 * one place does not change what happens in another.
 */
public final class Randomness {
  private static final String ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private final long seed;
  private final Map<String, SplittableRandom> streams = new HashMap<>();

  public Randomness(long seed) {
    this.seed = seed;
  }

  /** The stream of that name, continued where it was left. */
  public SplittableRandom stream(String name) {
    return streams.computeIfAbsent(name, n -> new SplittableRandom(mix(seed, n.hashCode())));
  }

  /** Lower-case hexadecimal digits, as task and revision ids are written. */
  public String hex(String stream, int length) {
    SplittableRandom r = stream(stream);
    StringBuilder b = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      b.append(Character.forDigit(r.nextInt(16), 16));
    }
    return b.toString();
  }

  /** Letters and digits, as the suffix of a secret's ARN is written. */
  public String alphanumeric(String stream, int length) {
    SplittableRandom r = stream(stream);
    StringBuilder b = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      b.append(ALPHANUMERIC.charAt(r.nextInt(ALPHANUMERIC.length())));
    }
    return b.toString();
  }

  /** Decimal digits without a leading zero, as deployment ids are written. */
  public String digits(String stream, int length) {
    SplittableRandom r = stream(stream);
    StringBuilder b = new StringBuilder(length);
    b.append((char) ('1' + r.nextInt(9)));
    while (b.length() < length) {
      b.append((char) ('0' + r.nextInt(10)));
    }
    return b.toString();
  }

  public String uuid(String stream) {
    SplittableRandom r = stream(stream);
    long high = (r.nextLong() & ~0xF000L) | 0x4000L;
    long low = (r.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  /** A number in [0, 1) that depends on the seed and the arguments alone: noise without state. */
  public double noise(String key, long at) {
    return (mix(mix(seed, key.hashCode()), at) >>> 11) * 0x1.0p-53;
  }

  /** Like {@link #noise}, as 64 bits. */
  public long bits(String key, long at) {
    return mix(mix(seed, key.hashCode()), at);
  }

  private static long mix(long a, long b) {
    long z = a * 0x9E3779B97F4A7C15L + b + 0x632BE59BD9B4E019L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
