package dev.quarterdeck.sandbox.world.secrets;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One version of a secret's value. Guarded by the world's lock; prints without its value. */
public final class SecretVersion {
  private final String id;
  private final Instant created;
  private final Set<String> stages = new LinkedHashSet<>();
  private @Nullable String text;
  private byte @Nullable [] binary;
  private @Nullable Instant lastAccessed;

  SecretVersion(String id, Instant created) {
    this.id = id;
    this.created = created;
  }

  public String id() {
    return id;
  }

  public Instant created() {
    return created;
  }

  /** The labels on it, in the order they came. */
  public Set<String> stages() {
    return stages;
  }

  public @Nullable String text() {
    return text;
  }

  public byte @Nullable [] binary() {
    return binary == null ? null : binary.clone();
  }

  public @Nullable Instant lastAccessed() {
    return lastAccessed;
  }

  /** False for a pending version whose rotation has not written a value yet. */
  public boolean hasValue() {
    return text != null || binary != null;
  }

  void put(@Nullable String newText, byte @Nullable [] newBinary) {
    text = newText;
    binary = newBinary == null ? null : newBinary.clone();
  }

  void accessed(Instant day) {
    lastAccessed = day;
  }

  boolean holds(@Nullable String otherText, byte @Nullable [] otherBinary) {
    return Objects.equals(text, otherText) && Arrays.equals(binary, otherBinary);
  }

  @Override
  public String toString() {
    return "SecretVersion[" + id + " " + stages + "]";
  }
}
