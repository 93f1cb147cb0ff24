package dev.quarterdeck.secrets;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@code valueFrom} of a task definition, read as the ECS agent reads it: {@code
 * arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME-6CHARS[:json-key:version-stage:version-id]}.
 * The agent splits the ARN's resource into exactly two or five parts.
 *
 * @param secretArn the secret's ARN without the appended parts
 * @param key the top-level JSON key, or null for the whole value
 * @param stage the label asked for, or null (AWSCURRENT is meant)
 * @param versionId the version pinned, or null; a rotation never reaches a pinned one
 */
public record ValueFrom(
    String secretArn,
    String region,
    @Nullable String key,
    @Nullable String stage,
    @Nullable String versionId) {

  /** What a text can be: a reference to Secrets Manager, to a parameter of SSM, or malformed. */
  public sealed interface Parsed {
    record Secret(ValueFrom reference) implements Parsed {}

    /** An SSM parameter: a bare name or an {@code arn:aws:ssm:} ARN. */
    record Parameter(String name) implements Parsed {}

    /** Looks like a secret's ARN and is none that the agent accepts; says why. */
    record Malformed(String why) implements Parsed {}
  }

  /**
   * For people: the secret's name without what AWS appends, and what of it, for example {@code
   * acme/prod/app · JWT_SECRET}.
   */
  public String words() {
    return Stream.of(secretName(), key, stage, versionId == null ? null : "pinned " + versionId)
        .filter(part -> part != null)
        .collect(Collectors.joining(" · "));
  }

  /** The name that the ARN was made from, as far as the ARN tells: without what AWS appends. */
  public String secretName() {
    return secretArn.substring(secretArn.lastIndexOf(':') + 1).replaceFirst("-[A-Za-z0-9]{6}$", "");
  }

  public static Parsed parse(String valueFrom) {
    String[] parts = valueFrom.split(":", -1);
    if (parts.length < 6 || !parts[0].equals("arn")) {
      return new Parsed.Parameter(valueFrom);
    }
    if (!parts[2].equals("secretsmanager")) {
      return parts[2].equals("ssm")
          ? new Parsed.Parameter(valueFrom)
          : new Parsed.Malformed("an ARN of " + parts[2] + ", not of Secrets Manager or SSM");
    }
    // arn : partition : secretsmanager : region : account : secret : NAME [: key : stage : id]
    if (!parts[5].equals("secret") || parts.length < 7) {
      return new Parsed.Malformed("not the ARN of a secret");
    }
    if (parts.length != 7 && parts.length != 10) {
      return new Parsed.Malformed(
          "the part after the secret's name must be :json-key:version-stage:version-id,"
              + " with all three colons");
    }
    String arn = String.join(":", java.util.Arrays.copyOf(parts, 7));
    if (parts.length == 7) {
      return new Parsed.Secret(new ValueFrom(arn, parts[3], null, null, null));
    }
    if (!parts[8].isEmpty() && !parts[9].isEmpty()) {
      return new Parsed.Malformed("a version stage and a version id exclude each other");
    }
    return new Parsed.Secret(
        new ValueFrom(
            arn, parts[3], emptyToNull(parts[7]), emptyToNull(parts[8]), emptyToNull(parts[9])));
  }

  /** The reference when the text is one to a secret. */
  public static Optional<ValueFrom> secret(String valueFrom) {
    return parse(valueFrom) instanceof Parsed.Secret(ValueFrom reference)
        ? Optional.of(reference)
        : Optional.empty();
  }

  public boolean pinned() {
    return versionId != null;
  }

  /** The label that is followed: the one given, AWSCURRENT by default; null when pinned. */
  public @Nullable String followedStage() {
    return pinned() ? null : stage == null ? "AWSCURRENT" : stage;
  }

  private static @Nullable String emptyToNull(String s) {
    return s.isEmpty() ? null : s;
  }
}
