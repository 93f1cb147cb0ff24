package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.readiness.collect.KeyFacts.Key;
import dev.quarterdeck.readiness.collect.KeyReadings;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.evidence.Finding;
import java.util.Map;

/** Keys of KMS that protect secrets and logs. */
final class KeyRules {
  private static final String NONE = "Nothing in use is encrypted with a customer key.";

  private KeyRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("kms-key-healthy", KeyRules::healthy);
  }

  private static Finding healthy(Readings in) {
    Checks checks = new Checks("kms:DescribeKey, kms:GetKeyRotationStatus", in.now());
    return checks
        .each(
            in.keys().used(),
            KeyReadings.Used::by,
            used -> {
              if (used.key().ownedByCustomer()) {
                key(checks, in, used.key(), used.by());
              }
            })
        .doneOrPass(in.ecs().definitions(), "every running revision", NONE);
  }

  private static void key(Checks checks, Readings in, Key key, String by) {
    String text = " (it protects the " + by + ")";
    if (!key.state().equals("Enabled")) {
      checks.fail(
          key.id(),
          "KeyState",
          key.state(),
          switch (key.state()) {
                case "PendingDeletion", "PendingReplicaDeletion" -> "is on its way to be deleted";
                case "Disabled" -> "is disabled";
                default -> "cannot be used: " + key.state();
              }
              + text);
    } else if (!key.mayRotate()) {
      checks.warn(
          key.id(),
          "KeySpec, Origin",
          key.spec() + ", " + key.origin(),
          "is enabled, and KMS cannot rotate it by itself" + text);
    } else {
      boolean rotates = in.keys().rotates(key);
      checks.that(
          rotates,
          key.id(),
          "KeyRotationEnabled",
          rotates,
          (rotates ? "is enabled and rotates" : "is enabled and does not rotate") + text);
    }
  }
}
