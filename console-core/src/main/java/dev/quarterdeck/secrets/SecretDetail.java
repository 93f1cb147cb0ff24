package dev.quarterdeck.secrets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One secret with its keys masked: names, lengths, types and users; never a value.
 *
 * @param kind null for one that is scheduled for deletion: its value cannot be read
 * @param version the one that holds AWSCURRENT; empty where there is none
 */
public record SecretDetail(
    SecretSummary secret,
    @Nullable InventoryEntry age,
    @Nullable Kind kind,
    String version,
    List<String> stages,
    List<Key> keys,
    List<SecretVersion> versions,
    List<String> warnings) {

  /** What the value is. */
  public enum Kind {
    /** A JSON object: its top-level keys can be injected one by one. */
    JSON,
    TEXT,
    BINARY
  }

  /**
   * A top-level key; for text and binary one with a null name stands for the whole.
   *
   * @param length code points of a string, UTF-8 bytes of anything else
   */
  public record Key(@Nullable String name, int length, ValueType type, List<KeyUse> usedBy) {}

  /** The JSON type of a value; everything but STRING is mangled when ECS injects it. */
  public enum ValueType {
    STRING,
    NUMBER,
    BOOLEAN,
    NULL,
    OBJECT,
    ARRAY,
    TEXT,
    BINARY
  }
}
