package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.SecretDetail.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is wrong with a secret as ECS would use it, in sentences without values. */
final class Warnings {
  /** Secrets Manager's limit on a value. */
  static final int LIMIT_BYTES = 65_536;

  /** Secrets Manager keeps about this many versions. */
  private static final int MANY_VERSIONS = 80;

  private Warnings() {}

  static List<String> of(
      SecretContent content,
      @Nullable SecretDocument document,
      List<KeyUse> uses,
      List<SecretVersion> versions) {
    List<String> warnings = new ArrayList<>();
    if (document != null && document.isJsonObject()) {
      keys(document, uses, warnings);
    } else {
      noKeys(document, uses, warnings);
    }
    if (content.value().size() > LIMIT_BYTES * 9 / 10) {
      warnings.add(
          "It holds %,d of the %,d bytes that fit.".formatted(content.value().size(), LIMIT_BYTES));
    }
    if (versions.size() > MANY_VERSIONS) {
      warnings.add(
          versions.size() + " versions: Secrets Manager keeps about 100 and drops the oldest.");
    }
    return warnings;
  }

  /** Of one that is scheduled for deletion: whoever starts with it cannot. */
  static List<String> ofDeleted(List<KeyUse> uses) {
    List<String> users =
        uses.stream()
            .map(u -> Text.clean(u.cluster() + (u.service() == null ? "" : "/" + u.service())))
            .distinct()
            .sorted()
            .toList();
    return users.isEmpty()
        ? List.of()
        : List.of(
            "It cannot be read any more, and new tasks of "
                + String.join(", ", users)
                + " cannot start without it.");
  }

  private static void keys(SecretDocument document, List<KeyUse> uses, List<String> warnings) {
    for (SecretDocument.Member m : document.members()) {
      String key = Text.clean(m.key());
      if (m.type() != ValueType.STRING) {
        warnings.add(
            "Key %s is a %s, not a string: ECS mangles it when it injects the key."
                .formatted(key, m.type().name().toLowerCase(Locale.ROOT)));
      }
      if (m.key().contains(":")) {
        warnings.add("Key " + key + " holds a colon: a task definition cannot address it.");
      }
      if (m.key().isEmpty()) {
        warnings.add("A key has an empty name: a task definition cannot address it.");
      }
    }
    for (String key : document.duplicates()) {
      warnings.add("Key " + Text.clean(key) + " stands more than once; ECS takes the last.");
    }
    for (KeyUse u : uses) {
      if (u.key() != null
          && "AWSCURRENT".equals(u.stage())
          && document.members().stream().noneMatch(m -> m.key().equals(u.key()))) {
        warnings.add(
            "Key %s does not exist, and %s needs it: its next task will not start."
                .formatted(Text.clean(u.key()), where(u)));
      }
    }
  }

  private static void noKeys(
      @Nullable SecretDocument document, List<KeyUse> uses, List<String> warnings) {
    if (document == null) {
      if (!uses.isEmpty()) {
        warnings.add(
            "It is binary, which ECS cannot inject, and "
                + where(uses.getFirst())
                + " references it.");
      }
      return;
    }
    for (KeyUse u : uses) {
      if (u.key() != null) {
        warnings.add(
            "It is %s, and %s asks for key %s: its next task will not start."
                .formatted(document.whyNot().orElse("no JSON"), where(u), Text.clean(u.key())));
      }
    }
  }

  private static String where(KeyUse u) {
    return Text.clean(
        u.cluster() + "/" + (u.service() == null ? "a standalone task" : u.service()));
  }
}
