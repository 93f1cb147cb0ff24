package dev.quarterdeck.sandbox.service.secrets;

import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.secrets.Secret;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.Filter;

/** Filters of ListSecrets: all of them must match, each by one of its values; {@code !} negates. */
final class Filters {
  private Filters() {}

  static boolean match(Secret s, List<Filter> filters) {
    for (Filter f : filters) {
      if (!any(s, f)) {
        return false;
      }
    }
    return true;
  }

  private static boolean any(Secret s, Filter f) {
    String key = f.keyAsString() == null ? "" : f.keyAsString();
    boolean onlyNegative = true;
    for (String raw : f.values()) {
      boolean negative = raw.startsWith("!");
      String value = negative ? raw.substring(1) : raw;
      if (one(s, key, value)) {
        return !negative;
      }
      onlyNegative &= negative;
    }
    return onlyNegative;
  }

  private static boolean one(Secret s, String key, String value) {
    return switch (key) {
      case "name" -> s.name().startsWith(value);
      case "description" -> words(s.description, value);
      case "tag-key" -> s.tags.keySet().stream().anyMatch(k -> k.startsWith(value));
      case "tag-value" -> s.tags.values().stream().anyMatch(v -> v.startsWith(value));
      case "primary-region" -> s.primaryRegion != null && s.primaryRegion.startsWith(value);
      case "owning-service" -> s.owningService != null && s.owningService.startsWith(value);
      case "all" ->
          words(s.name(), value)
              || words(s.description, value)
              || s.tags.entrySet().stream()
                  .anyMatch(e -> words(e.getKey(), value) || words(e.getValue(), value));
      default ->
          throw new ServiceError(
              "ValidationException",
              "1 validation error detected: Value '"
                  + key
                  + "' at 'filters.1.member.key' failed to satisfy constraint: Member must satisfy enum value set: [all, name, tag-key, description, tag-value, primary-region, owning-service]");
    };
  }

  /** Every word of {@code value} begins some word of the text; case does not matter. */
  private static boolean words(@Nullable String text, String value) {
    if (text == null) {
      return false;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    for (String word : value.toLowerCase(Locale.ROOT).split("[\\s/_+=.@-]+")) {
      boolean found = false;
      for (String part : lower.split("[\\s/_+=.@-]+")) {
        found |= part.startsWith(word);
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }
}
