package dev.quarterdeck.secrets.inject;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretDetail.ValueType;
import dev.quarterdeck.secrets.SecretDocument;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.VersionRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * References to a secret's keys as a container takes them; no value is part of it.
 *
 * @param entries sorted by name
 * @param warnings what ECS would not inject as it stands, one sentence each
 */
public record Injection(String arn, String name, List<Entry> entries, List<String> warnings) {
  public Injection {
    entries = List.copyOf(entries);
    warnings = List.copyOf(warnings);
  }

  /**
   * One variable.
   *
   * @param variable the name that the container sees
   * @param key the top-level JSON key, or null for the whole value
   */
  public record Entry(String variable, @Nullable String key) {
    /** What stands behind the secret's ARN: {@code :KEY::}, or nothing for the whole value. */
    public String suffix() {
      return key == null ? "" : ":" + key + "::";
    }
  }

  /** What a container definition's {@code valueFrom} says. */
  public String valueFrom(Entry entry) {
    return arn + entry.suffix();
  }

  /**
   * Reads which keys the secret has: {@code describe-secret} and {@code get-secret-value}, whose
   * value is looked at and wiped.
   *
   * @param wanted only these keys; empty means all
   */
  public static Outcome<Injection> of(SecretStore store, String id, List<String> wanted) {
    return store
        .describe(id)
        .then(
            secret ->
                store
                    .read(secret.arn(), VersionRef.CURRENT)
                    .then(content -> Outcome.of(() -> read(secret, content, wanted))));
  }

  private static Injection read(SecretSummary secret, SecretContent read, List<String> wanted) {
    try (SecretContent content = read) {
      if (content.binary()) {
        throw new ProblemException(
            new Problem.Invalid(
                "Secret " + Text.clean(secret.name()) + " is binary, which ECS cannot inject.",
                "Store it as text, for example in base64."));
      }
      SecretDocument document = SecretDocument.parse(content.value());
      return document.isJsonObject()
          ? keys(secret, document, wanted)
          : whole(secret, document, wanted);
    }
  }

  /** Text without keys is injected as one variable, named after the secret. */
  private static Injection whole(
      SecretSummary secret, SecretDocument document, List<String> wanted) {
    if (!wanted.isEmpty()) {
      throw new ProblemException(
          new Problem.Invalid(
              "Secret "
                  + Text.clean(secret.name())
                  + " is "
                  + document.whyNot().orElse("no JSON object")
                  + ": it has no keys.",
              "Leave out --keys to refer to the whole value."));
    }
    String variable =
        secret
            .name()
            .substring(secret.name().lastIndexOf('/') + 1)
            .replaceAll("[^A-Za-z0-9]+", "_")
            .toUpperCase(Locale.ROOT);
    return new Injection(
        secret.arn(),
        secret.name(),
        List.of(new Entry(variable, null)),
        List.of("The secret has no keys: " + variable + " gets the whole value."));
  }

  private static Injection keys(
      SecretSummary secret, SecretDocument document, List<String> wanted) {
    Map<String, ValueType> types = new HashMap<>();
    document.members().forEach(m -> types.put(m.key(), m.type()));
    List<String> absent = wanted.stream().filter(k -> !types.containsKey(k)).distinct().toList();
    if (!absent.isEmpty()) {
      throw new ProblemException(
          new Problem.NotFound(
              "Secret "
                  + Text.clean(secret.name())
                  + " has no key "
                  + Text.clean(String.join(", ", absent))
                  + ".",
              "List its keys with: qd secrets show " + Text.clean(secret.name())));
    }
    Set<String> keys = new TreeSet<>(wanted.isEmpty() ? types.keySet() : new HashSet<>(wanted));
    List<Entry> entries = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (String key : keys) {
      if (key.isEmpty() || key.contains(":")) {
        warnings.add(
            key.isEmpty()
                ? "A key without a name cannot be referred to and is left out."
                : "Key " + key + " holds a colon, which ECS cannot refer to; it is left out.");
        continue;
      }
      if (types.get(key) != ValueType.STRING) {
        warnings.add("Key " + key + " is no JSON string: ECS would inject it in another spelling.");
      }
      entries.add(new Entry(key, key));
    }
    entries.sort(Comparator.comparing(Entry::variable));
    return new Injection(
        secret.arn(), secret.name(), entries, warnings.stream().map(Text::clean).toList());
  }
}
