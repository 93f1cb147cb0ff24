package dev.quarterdeck.access.console;

import dev.quarterdeck.access.policy.Grant;
import dev.quarterdeck.access.policy.PolicyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One managed policy for a person who uses the console.
 *
 * @param name for the policy
 * @param document as IAM takes it, within its limit
 */
public record ConsolePolicy(String name, String document) {

  /** Who the person is; each may do what those before may. */
  public enum Level {
    /** Sees everything but values. */
    VIEWER,
    /** Rotates, reveals, deploys, silences. */
    OPERATOR,
    /** Makes and deletes secrets, puts right what the checklist finds. */
    ADMINISTRATOR;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Characters as IAM counts them. */
  public int size() {
    return PolicyText.size(document);
  }

  /**
   * Every policy that the level needs together: its own and those of the levels below it, each
   * within IAM's limit for managed policies.
   *
   * @param secrets only secrets whose names begin so may be changed or revealed; null for all
   */
  public static List<ConsolePolicy> of(Level level, @Nullable String secrets) {
    List<ConsolePolicy> policies = new ArrayList<>();
    for (Level each : Level.values()) {
      if (each.compareTo(level) <= 0) {
        add(policies, each, grants(each, secrets));
      }
    }
    return policies;
  }

  private static void add(List<ConsolePolicy> policies, Level level, List<Grant> grants) {
    List<List<Grant>> parts = PolicyText.split(grants);
    for (int i = 0; i < parts.size(); i++) {
      policies.add(
          new ConsolePolicy(
              "quarterdeck-" + level.id() + (parts.size() == 1 ? "" : "-" + (i + 1)),
              PolicyText.of(parts.get(i))));
    }
  }

  private static List<Grant> grants(Level level, @Nullable String secrets) {
    List<String> all = List.of("*");
    List<String> named =
        secrets == null ? all : List.of("arn:aws:secretsmanager:*:*:secret:" + secrets + "*");
    return switch (level) {
      case VIEWER -> List.of(Grant.of("Read", ConsoleActions.READS, all));
      case OPERATOR ->
          List.of(
              Grant.of("Rotate", ConsoleActions.ROTATION, named),
              Grant.of("ReadTogether", ConsoleActions.BATCHES, all),
              // ECS takes no environment file of another name.
              Grant.of("EnvironmentFiles", ConsoleActions.FILES, List.of("arn:aws:s3:::*/*.env")),
              Grant.of("Operate", ConsoleActions.OPERATION, all),
              Grant.of("PassRolesToTasks", List.of("iam:PassRole"), all)
                  .where(equal("iam:PassedToService", "ecs-tasks.amazonaws.com")),
              Grant.of("KeepTags", List.of("ecs:TagResource"), all)
                  .where(equal("ecs:CreateAction", "RegisterTaskDefinition")),
              Grant.of("UseKeys", List.of("kms:Decrypt", "kms:GenerateDataKey"), all)
                  .where(
                      Map.of(
                          "StringLike",
                          Map.of("kms:ViaService", List.of("secretsmanager.*.amazonaws.com")))),
              Grant.of("StartRotationFunctions", List.of("lambda:InvokeFunction"), all));
      case ADMINISTRATOR ->
          List.of(
              Grant.of("ManageSecrets", ConsoleActions.SECRETS, named),
              Grant.of("PutRight", ConsoleActions.FIXES, all));
    };
  }

  private static Map<String, Map<String, List<String>>> equal(String key, String value) {
    return Map.of("StringEquals", Map.of(key, List.of(value)));
  }
}
