package dev.quarterdeck.sandbox.service.sts;

import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.Credentials;
import dev.quarterdeck.sandbox.wire.Credentials.Identity;
import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoRequest;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenResponse;

/** STS over the sandbox's own table of credentials: what it issues, every other service honours. */
public final class StsEndpoint extends ServiceEndpoint {
  private static final Duration SHORTEST = Duration.ofMinutes(15);
  private static final Duration CHAINED = Duration.ofHours(1);
  private static final Duration SESSION_LONGEST = Duration.ofHours(36);

  private final Credentials credentials;
  private final Map<String, Role> roles = new HashMap<>();
  private final Map<String, MfaDevice> devices = new HashMap<>();
  private final Map<String, Long> lastSteps = new HashMap<>();

  /** The account has these roles and MFA devices and no others. */
  public StsEndpoint(Credentials credentials, List<Role> roles, List<MfaDevice> devices) {
    this.credentials = credentials;
    roles.forEach(role -> this.roles.put(arn("iam", "role/" + role.name()), role));
    devices.forEach(device -> this.devices.put(device.serialNumber(), device));
    on("GetCallerIdentity", GetCallerIdentityRequest::builder, this::getCallerIdentity);
    on("AssumeRole", AssumeRoleRequest::builder, this::assumeRole);
    on(
        "AssumeRoleWithWebIdentity",
        AssumeRoleWithWebIdentityRequest::builder,
        this::assumeRoleWithWebIdentity);
    on("GetSessionToken", GetSessionTokenRequest::builder, this::getSessionToken);
    on("GetAccessKeyInfo", GetAccessKeyInfoRequest::builder, this::getAccessKeyInfo);
  }

  @Override
  public String signingName() {
    return "sts";
  }

  @Override
  public Protocol protocol() {
    return Protocol.QUERY;
  }

  @Override
  public String targetPrefix() {
    return "AWSSecurityTokenServiceV20110615";
  }

  @Override
  public String apiVersion() {
    return "2011-06-15";
  }

  @Override
  public String xmlNamespace() {
    return "https://sts.amazonaws.com/doc/2011-06-15/";
  }

  @Override
  public Set<String> unsignedOperations() {
    return Set.of("AssumeRoleWithWebIdentity");
  }

  private GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request, Call call) {
    Identity caller = Credentials.caller();
    return GetCallerIdentityResponse.builder()
        .account(caller.account())
        .arn(caller.arn())
        .userId(caller.userId())
        .build();
  }

  private AssumeRoleResponse assumeRole(AssumeRoleRequest request, Call call) {
    Identity caller = Credentials.caller();
    String roleArn = required("roleArn", request.roleArn());
    checkSessionName(request.roleSessionName());
    Role role = roles.get(roleArn);
    if (role == null) {
      throw denied(caller, roleArn);
    }
    if (role.mfaDevice() != null && !caller.mfa()) {
      if (!role.mfaDevice().equals(request.serialNumber()) || request.tokenCode() == null) {
        throw denied(caller, roleArn);
      }
      checkCode(request.serialNumber(), request.tokenCode());
    }
    boolean chained = caller.sessionToken() != null && caller.arn().contains(":assumed-role/");
    Duration validFor =
        duration(request.durationSeconds(), Duration.ofHours(1), Duration.ofHours(12));
    if (chained && validFor.compareTo(CHAINED) > 0) {
      throw invalid(
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
    }
    checkRoleAllows(role, validFor);
    Identity session = open(role, request.roleSessionName(), validFor);
    return AssumeRoleResponse.builder()
        .credentials(shown(session))
        .assumedRoleUser(user(session))
        .packedPolicySize(request.policy() == null ? null : 6)
        .sourceIdentity(request.sourceIdentity())
        .build();
  }

  private AssumeRoleWithWebIdentityResponse assumeRoleWithWebIdentity(
      AssumeRoleWithWebIdentityRequest request, Call call) {
    String roleArn = required("roleArn", request.roleArn());
    checkSessionName(request.roleSessionName());
    WebIdentity identity =
        WebIdentity.parse(required("webIdentityToken", request.webIdentityToken()));
    identity.checkNotExpired(credentials.now());
    Role role = roles.get(roleArn);
    if (role == null || !identity.issuer().equals(role.webIdentityIssuer())) {
      throw new ServiceError(
          403, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }
    Duration validFor =
        duration(request.durationSeconds(), Duration.ofHours(1), Duration.ofHours(12));
    checkRoleAllows(role, validFor);
    Identity session = open(role, request.roleSessionName(), validFor);
    return AssumeRoleWithWebIdentityResponse.builder()
        .credentials(shown(session))
        .assumedRoleUser(user(session))
        .subjectFromWebIdentityToken(identity.subject())
        .audience(identity.audience())
        .provider(identity.issuer())
        .build();
  }

  private GetSessionTokenResponse getSessionToken(GetSessionTokenRequest request, Call call) {
    Identity caller = Credentials.caller();
    if (caller.sessionToken() != null) {
      throw new ServiceError(
          403, "AccessDenied", "Cannot call GetSessionToken with session credentials");
    }
    String code = request.tokenCode();
    if (code != null) {
      checkCode(required("serialNumber", request.serialNumber()), code);
    }
    Duration validFor = duration(request.durationSeconds(), Duration.ofHours(12), SESSION_LONGEST);
    Identity session = credentials.issue(caller.arn(), caller.userId(), validFor, code != null);
    return GetSessionTokenResponse.builder().credentials(shown(session)).build();
  }

  private GetAccessKeyInfoResponse getAccessKeyInfo(GetAccessKeyInfoRequest request, Call call) {
    Identity owner = credentials.find(required("accessKeyId", request.accessKeyId()));
    if (owner == null) {
      throw new ServiceError(403, "AccessDenied", "Access Denied");
    }
    return GetAccessKeyInfoResponse.builder().account(owner.account()).build();
  }

  private Identity open(Role role, String sessionName, Duration validFor) {
    return credentials.issue(
        arn("sts", "assumed-role/" + role.name() + "/" + sessionName),
        role.id() + ":" + sessionName,
        validFor,
        false);
  }

  private void checkCode(String serialNumber, String code) {
    MfaDevice device = devices.get(serialNumber);
    OptionalLong step =
        device == null ? OptionalLong.empty() : device.step(code, credentials.now());
    if (step.isEmpty() || !unused(serialNumber, step.getAsLong())) {
      throw new ServiceError(
          403,
          "AccessDenied",
          "MultiFactorAuthentication failed with invalid MFA one time pass code. ");
    }
  }

  /** A code works once: neither it nor an older one is taken again. */
  private boolean unused(String serialNumber, long step) {
    if (step <= lastSteps.getOrDefault(serialNumber, Long.MIN_VALUE)) {
      return false;
    }
    lastSteps.put(serialNumber, step);
    return true;
  }

  private static void checkRoleAllows(Role role, Duration validFor) {
    if (validFor.compareTo(role.longest()) > 0) {
      throw invalid(
          "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
  }

  private static void checkSessionName(@Nullable String name) {
    String given = required("roleSessionName", name);
    if (!given.matches("[\\w+=,.@-]{2,64}")) {
      throw invalid(
          "1 validation error detected: Value '%s' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*"
              .formatted(given));
    }
  }

  private static Duration duration(@Nullable Integer seconds, Duration usual, Duration longest) {
    if (seconds == null) {
      return usual;
    }
    if (seconds < SHORTEST.toSeconds() || seconds > longest.toSeconds()) {
      throw invalid(
          "1 validation error detected: Value '%d' at 'durationSeconds' failed to satisfy constraint: Member must have value %s"
              .formatted(
                  seconds,
                  seconds < SHORTEST.toSeconds()
                      ? "greater than or equal to " + SHORTEST.toSeconds()
                      : "less than or equal to " + longest.toSeconds()));
    }
    return Duration.ofSeconds(seconds);
  }

  private static String required(String member, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw invalid(
          "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
              .formatted(member));
    }
    return value;
  }

  private static ServiceError invalid(String message) {
    return new ServiceError("ValidationError", message);
  }

  private static ServiceError denied(Identity caller, String roleArn) {
    return new ServiceError(
        403,
        "AccessDenied",
        "User: "
            + caller.arn()
            + " is not authorized to perform: sts:AssumeRole on resource: "
            + roleArn);
  }

  private static software.amazon.awssdk.services.sts.model.Credentials shown(Identity session) {
    return software.amazon.awssdk.services.sts.model.Credentials.builder()
        .accessKeyId(session.accessKeyId())
        .secretAccessKey(session.secretAccessKey())
        .sessionToken(session.sessionToken())
        .expiration(session.expires())
        .build();
  }

  private static AssumedRoleUser user(Identity session) {
    return AssumedRoleUser.builder().arn(session.arn()).assumedRoleId(session.userId()).build();
  }

  private String arn(String service, String resource) {
    return "arn:aws:" + service + "::" + credentials.account() + ":" + resource;
  }
}
