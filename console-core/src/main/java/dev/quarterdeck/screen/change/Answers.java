package dev.quarterdeck.screen.change;

import dev.quarterdeck.kernel.SecretValue;
import java.util.HashMap;
import java.util.Map;

/** What was filled in. Secret values are lent: whoever needs one takes a copy. */
public final class Answers implements AutoCloseable {
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, SecretValue> secrets = new HashMap<>();

  synchronized void put(String id, String text) {
    texts.put(id, text);
  }

  /** Takes the value over and wipes the one before. */
  synchronized void put(String id, SecretValue value) {
    SecretValue before = secrets.put(id, value);
    if (before != null) {
      before.close();
    }
  }

  /** Empty where nothing was filled in. */
  public synchronized String text(String id) {
    return texts.getOrDefault(id, "").strip();
  }

  /** A copy for the caller to close; empty where nothing was filled in. */
  public synchronized SecretValue secret(String id) {
    SecretValue value = secrets.get(id);
    return value == null ? SecretValue.ofText("") : value.copy();
  }

  @Override
  public synchronized void close() {
    secrets.values().forEach(SecretValue::close);
    secrets.clear();
  }
}
