package dev.quarterdeck.sandbox.wire;

/**
 * An error as AWS reports it: a code that clients match on, a message for people, an HTTP status.
 * The wire renders it in the protocol of the service that was called.
 */
public final class ServiceError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;
  private final int status;

  /** {@code code} without namespace, for example {@code ResourceNotFoundException}. */
  public ServiceError(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  /** A client error: HTTP 400, as the JSON services answer nearly everything. */
  public ServiceError(String code, String message) {
    this(400, code, message);
  }

  /**
   * AWS's sentence when no policy allows an action.
   *
   * @param action with IAM's prefix, {@code ecs:ListServices}
   * @param resource an ARN, a name or {@code *}; null where AWS names none
   */
  public static String denial(
      String callerArn, String action, @org.jspecify.annotations.Nullable String resource) {
    return "User: "
        + callerArn
        + " is not authorized to perform: "
        + action
        + (resource == null ? "" : " on resource: " + resource)
        + " because no identity-based policy allows the "
        + action
        + " action";
  }

  public String code() {
    return code;
  }

  public int status() {
    return status;
  }
}
