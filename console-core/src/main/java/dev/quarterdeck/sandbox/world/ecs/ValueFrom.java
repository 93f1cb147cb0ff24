package dev.quarterdeck.sandbox.world.ecs;

import org.jspecify.annotations.Nullable;

/**
 * A {@code valueFrom} as the ECS agent takes it apart: the ARN's resource must have exactly 2 or 5
 * parts.
 *
 * @param secretId the secret's ARN, or the parameter's name when {@code parameter}
 * @param parameter true when it names an SSM parameter: anything that is not a Secrets Manager ARN
 */
public record ValueFrom(
    String secretId,
    boolean parameter,
    @Nullable String jsonKey,
    @Nullable String stage,
    @Nullable String versionId) {

  /** Throws {@link StartFailure} when the number of parts is neither 2 nor 5. */
  public static ValueFrom parse(String text) {
    String[] arn = text.split(":", 6);
    if (arn.length < 6 || !arn[0].equals("arn") || !arn[2].equals("secretsmanager")) {
      return new ValueFrom(text, true, null, null, null);
    }
    String[] parts = arn[5].split(":", -1);
    if (parts.length == 2) {
      return new ValueFrom(text, false, null, null, null);
    }
    if (parts.length != 5) {
      throw new StartFailure(
          SecretResolver.ASM
              + "unexpected ARN format with parameters when trying to retrieve ASM secret");
    }
    String head = String.join(":", arn[0], arn[1], arn[2], arn[3], arn[4], parts[0], parts[1]);
    return new ValueFrom(head, false, empty(parts[2]), empty(parts[3]), empty(parts[4]));
  }

  private static @Nullable String empty(String s) {
    return s.isEmpty() ? null : s;
  }
}
