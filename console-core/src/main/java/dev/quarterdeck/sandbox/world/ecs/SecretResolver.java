package dev.quarterdeck.sandbox.world.ecs;

import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.secrets.Secret;
import dev.quarterdeck.sandbox.world.secrets.SecretVersion;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a container's {@code secrets} refer to, when it starts and only then. */
public final class SecretResolver {
  /** How every such stoppedReason begins. */
  public static final String PREFIX =
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ";

  static final String ASM =
      PREFIX + "unable to retrieve secret from asm: service call has been retried 1 time(s): ";
  private static final String SSM =
      PREFIX + "unable to retrieve secrets from ssm: service call has been retried 1 time(s): ";
  private static final JsonMapper JSON = JsonMapper.shared();

  /** What stands between an execution role and a secret. */
  public enum Access {
    ALLOWED,
    DENIED,
    KMS_DENIED,
    UNREACHABLE
  }

  /** What a reference gave: from which version, and the environment variable's value. */
  record Resolved(String secretArn, String versionId, String value) {}

  private final World world;
  private final Map<String, Access> access = new HashMap<>();

  SecretResolver(World world) {
    this.world = world;
  }

  /**
   * Sets what happens when tasks with that execution role read that secret ({@code *}: any secret).
   */
  public void access(String executionRoleArn, String secretArn, Access what) {
    access.put(executionRoleArn + "|" + secretArn, what);
  }

  /** Throws {@link StartFailure} with the stoppedReason that ECS would show. */
  Resolved resolve(String valueFrom, @Nullable String executionRoleArn, String taskId) {
    ValueFrom ref = ValueFrom.parse(valueFrom);
    if (ref.parameter()) {
      throw new StartFailure(SSM + "invalid parameters: [" + valueFrom + "]");
    }
    checkAccess(ref.secretId(), executionRoleArn, taskId);
    if (ref.versionId() != null && ref.versionId().length() < 32) {
      throw new StartFailure(
          ASM
              + "failed to fetch secret "
              + ref.secretId()
              + " from secrets manager: InvalidParameter: 1 validation error(s) found. - minimum field size of 32, GetSecretValueInput.VersionId.");
    }
    Secret secret;
    SecretVersion version;
    try {
      secret = world.secrets().live(ref.secretId());
      if (!secret.arn().equals(ref.secretId())) {
        // ECS wants the full ARN: without the suffix the policy of the execution role never
        // matches.
        throw new ServiceError(
            "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
      }
      if (ref.stage() != null && ref.versionId() != null) {
        throw new ServiceError(
            "InvalidRequestException",
            "You provided a VersionStage that is not associated to the provided VersionId.");
      }
      version = world.secrets().versions().read(secret, ref.versionId(), ref.stage());
    } catch (ServiceError e) {
      throw new StartFailure(
          ASM
              + "failed to fetch secret "
              + ref.secretId()
              + " from secrets manager: "
              + e.code()
              + ": "
              + e.getMessage());
    }
    String text = version.text();
    if (text == null) {
      throw new StartFailure(
          ASM + "secret " + ref.secretId() + " has no SecretString: SecretBinary is not supported");
    }
    String value = ref.jsonKey() == null ? text : keyOf(text, ref.jsonKey());
    return new Resolved(secret.arn(), version.id(), value);
  }

  private void checkAccess(String secretArn, @Nullable String role, String taskId) {
    Access is =
        access.getOrDefault(
            role + "|" + secretArn, access.getOrDefault(role + "|*", Access.ALLOWED));
    String fetch = ASM + "failed to fetch secret " + secretArn + " from secrets manager: ";
    switch (is) {
      case ALLOWED -> {}
      case DENIED -> {
        String name = role == null ? "unknown" : role.substring(role.lastIndexOf('/') + 1);
        throw new StartFailure(
            fetch
                + "AccessDeniedException: User: arn:aws:sts::"
                + world.account().id()
                + ":assumed-role/"
                + name
                + "/"
                + taskId
                + " is not authorized to perform: secretsmanager:GetSecretValue on resource: "
                + secretArn
                + " because no identity-based policy allows the secretsmanager:GetSecretValue action");
      }
      case KMS_DENIED ->
          throw new StartFailure(fetch + "AccessDeniedException: Access to KMS is not allowed");
      case UNREACHABLE ->
          throw new StartFailure(
              fetch
                  + "RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.");
    }
  }

  /** Top level only; the texts are those of Go's JSON decoder. */
  private static String keyOf(String text, String key) {
    JsonNode document;
    try {
      document = JSON.readTree(text);
    } catch (JacksonException e) {
      throw new StartFailure(ASM + invalid(text));
    }
    if (!document.isObject()) {
      if (document.isMissingNode()) {
        throw new StartFailure(ASM + "unexpected end of JSON input");
      }
      throw new StartFailure(
          ASM
              + "json: cannot unmarshal "
              + (document.isArray() ? "array" : document.isString() ? "string" : "number")
              + " into Go value of type map[string]interface {}");
    }
    JsonNode value = document.get(key);
    if (value == null) {
      throw new StartFailure(
          ASM + "retrieved secret from Secrets Manager did not contain json key " + key);
    }
    return GoFormat.render(value);
  }

  private static String invalid(String text) {
    String body = text.strip();
    if (body.isEmpty()) {
      return "unexpected end of JSON input";
    }
    char first = body.charAt(0);
    String shown =
        first == '\''
            ? "'\\''"
            : "'"
                + new String(
                    JsonStringEncoder.getInstance().quoteAsCharArray(String.valueOf(first)))
                + "'";
    if (first == '{' || first == '[' || first == '"') {
      return "unexpected end of JSON input";
    }
    return "invalid character " + shown + " looking for beginning of value";
  }
}
