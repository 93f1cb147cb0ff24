package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What AWS answered as an error, by its code: services model few of theirs, and change the class.
 */
final class ServiceFailures {
  private static final Set<String> DENIED =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "UnauthorizedOperation",
          "AuthorizationError",
          "UnauthorizedException",
          "NotAuthorized",
          "KMSAccessDeniedException");
  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired");
  private static final Set<String> UNKNOWN_KEYS =
      Set.of(
          "InvalidClientTokenId",
          "UnrecognizedClientException",
          "InvalidAccessKeyId",
          "IncompleteSignature",
          "IncompleteSignatureException",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "AuthFailure",
          "NotAuthorizedException",
          "InvalidGrantException");
  private static final Set<String> SIGNATURE =
      Set.of(
          "SignatureDoesNotMatch",
          "InvalidSignatureException",
          "RequestExpired",
          "RequestTimeTooSkewed",
          "RequestInTheFuture");
  private static final Set<String> CONFLICT =
      Set.of(
          "ResourceExistsException",
          "ResourceInUseException",
          "UpdateInProgressException",
          "ConflictException",
          "PreconditionNotMetException",
          "OperationAbortedException",
          "ResourceAlreadyExistsException",
          "ServiceNotActiveException",
          "InvalidReplicationGroupState",
          "InvalidUserState");
  private static final Set<String> REFUSED_BY_LIMIT =
      Set.of("LimitExceededException", "LimitExceeded", "LimitExceededFault");

  private final @Nullable String profile;

  ServiceFailures(@Nullable String profile) {
    this.profile = profile;
  }

  Problem problem(AwsServiceException e, CallContext call) {
    AwsErrorDetails details = e.awsErrorDetails();
    String code = details == null || details.errorCode() == null ? "" : details.errorCode();
    String text = details == null || details.errorMessage() == null ? "" : details.errorMessage();
    String message = Text.shorten(Text.clean(text), 300);
    String operation = operation(e, call);
    if (multiFactor(code, text)) {
      return new Problem.Credentials(
          "AWS did not accept the multi-factor code.",
          "Wait for the next code of the device and try again; check mfa_serial in the profile.");
    }
    if (Denial.kms(code, text) || DENIED.contains(code) || Denial.matches(text)) {
      return Denial.problem(code, text, operation);
    }
    if (EXPIRED.contains(code)) {
      return new Problem.Credentials("The AWS session has expired.", Remedies.signIn(profile));
    }
    if (SIGNATURE.contains(code)) {
      return signature(code, text, serverTime(details), call);
    }
    if (UNKNOWN_KEYS.contains(code)) {
      return new Problem.Credentials(
          "AWS does not know these credentials (" + code + ").",
          "Check the access key and session token"
              + Remedies.ofProfile(profile)
              + ", and that they belong to this partition and endpoint.");
    }
    if (e.isThrottlingException()) {
      return new Problem.Throttled(
          title(operation) + " kept asking to slow down.",
          "Wait a minute; somebody else in this account and region may be using up the rate.");
    }
    if (e.statusCode() >= 500) {
      return broken(e, code, operation, call);
    }
    return refused(code, message, operation, e, call);
  }

  private static Problem refused(
      String code, String message, String operation, AwsServiceException e, CallContext call) {
    if (notFound(code, message)) {
      return new Problem.NotFound(
          said(operation, code, message), "Check the name, the account and the region.");
    }
    if (deleted(message)) {
      return new Problem.Conflict(
          "The secret is scheduled for deletion; its value cannot be read or changed.",
          "Restore it first: qd secrets restore NAME",
          null);
    }
    if (CONFLICT.contains(code) || message.contains("previous rotation")) {
      return new Problem.Conflict(
          said(operation, code, message),
          "Look at what is there now and decide again; nothing was changed by this call.",
          null);
    }
    if (code.startsWith("DecryptionFailure") || code.startsWith("EncryptionFailure")) {
      return new Problem.Unreachable(
          "Secrets Manager could not use the secret's KMS key (" + code + ").",
          "Check that the key is enabled, not pending deletion, and in this region.");
    }
    if (REFUSED_BY_LIMIT.contains(code)) {
      return new Problem.Refused(
          said(operation, code, message),
          "Remove what is not needed, or ask AWS for a higher quota.");
    }
    if (code.isEmpty() && e.statusCode() == 403 && operation.contains(":Head")) {
      // The answer to a HEAD has no body that could say more.
      return Denial.problem("AccessDenied", "", operation);
    }
    if (code.isEmpty()) {
      return foreign(e, call);
    }
    if (invalid(code)) {
      return new Problem.Invalid(
          said(operation, code, message),
          code.equals("MalformedQueryException")
              ? "Correct the query; queries that work: qd logs insights --list"
              : "Check the names and options that were given.");
    }
    return new Problem.Unexpected(
        said(operation, code, message),
        "Run again with -v and report what it prints.",
        operation + " " + Text.clean(code) + " HTTP " + e.statusCode());
  }

  private Problem signature(
      String code, String text, @Nullable Instant serverTime, CallContext call) {
    String skew = Failures.skew(serverTime, call.now());
    boolean aboutTime =
        skew != null
            || !code.equals("SignatureDoesNotMatch")
            || text.contains("expired")
            || text.contains("not yet current");
    if (aboutTime && (skew != null || !code.equals("InvalidSignatureException"))) {
      return new Problem.Credentials(
          "This machine's clock is " + (skew == null ? "wrong" : skew) + ", says AWS.",
          "Set the clock (for example by turning on NTP) and try again.");
    }
    return new Problem.Credentials(
        "AWS could not verify the signature: the secret access key is wrong, or the clock is.",
        "Check the secret access key" + Remedies.ofProfile(profile) + " and this machine's clock.");
  }

  private static @Nullable Instant serverTime(@Nullable AwsErrorDetails details) {
    if (details == null || details.sdkHttpResponse() == null) {
      return null;
    }
    try {
      return details
          .sdkHttpResponse()
          .firstMatchingHeader("Date")
          .map(d -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(d)))
          .orElse(null);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Problem broken(
      AwsServiceException e, String code, String operation, CallContext call) {
    if (code.isEmpty() || code.equals(Integer.toString(e.statusCode()))) {
      return foreign(e, call);
    }
    return new Problem.Unreachable(
        title(operation)
            + " failed on AWS's side (HTTP "
            + e.statusCode()
            + ", "
            + Text.shorten(Text.clean(code), 60)
            + ").",
        "Try again shortly; AWS's health dashboard tells of outages.");
  }

  /** An answer without an error code: an emulator's web page, a proxy's, a wrong endpoint's. */
  private static Problem foreign(AwsServiceException e, CallContext call) {
    return new Problem.Unreachable(
        Remedies.host(call)
            + " answered "
            + (call.operation() == null ? "" : call.operation() + " ")
            + "with HTTP "
            + e.statusCode()
            + " and no AWS error.",
        "Check --endpoint-url and any proxy; an emulator may not have this operation.");
  }

  /** The failing operation: the call's own, or the one that fetched its credentials. */
  private static String operation(AwsServiceException e, CallContext call) {
    AwsErrorDetails details = e.awsErrorDetails();
    String by = details == null ? null : details.serviceName();
    boolean sts = by != null && by.toLowerCase(Locale.ROOT).equals("sts");
    if (sts && !call.service().equals("sts")) {
      return "sts:AssumeRole";
    }
    return call.operation() == null ? "aws" : call.operation();
  }

  private static boolean multiFactor(String code, String text) {
    return text.contains("MultiFactorAuthentication")
        && (code.startsWith("AccessDenied") || code.equals("ValidationError"));
  }

  private static boolean notFound(String code, String message) {
    return code.endsWith("NotFoundException")
        || code.endsWith("NonexistentItemException")
        || code.endsWith("NotFound")
        || code.startsWith("NoSuch")
        || code.endsWith("NotFoundFault")
        || (code.equals("ClientException") && message.startsWith("Unable to describe task def"));
  }

  private static boolean deleted(String message) {
    return message.contains("marked for deletion") || message.contains("marked deleted");
  }

  private static boolean invalid(String code) {
    return code.startsWith("Invalid")
        || code.startsWith("Validation")
        || code.startsWith("Malformed")
        || code.equals("ClientException")
        || code.equals("MissingParameter")
        || code.equals("SerializationException")
        || code.equals("UnknownOperationException")
        || code.equals("InvalidAction");
  }

  private static String said(String operation, String code, String message) {
    String end = message.isEmpty() || message.endsWith(".") ? "" : ".";
    return title(operation)
        + " answered "
        + Text.shorten(Text.clean(code), 80)
        + (message.isEmpty() ? "." : ": " + message + end);
  }

  private static String title(String operation) {
    int colon = operation.indexOf(':');
    return colon < 0
        ? "AWS"
        : AwsService.title(operation.substring(0, colon))
            + " ("
            + operation.substring(colon + 1)
            + ")";
  }
}
