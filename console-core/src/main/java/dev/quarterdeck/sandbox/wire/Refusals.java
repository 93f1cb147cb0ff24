package dev.quarterdeck.sandbox.wire;

/** What AWS answers before a handler is reached; the protocols name these differently. */
enum Refusals {
  /** The names of JSON and CBOR services, HTTP 400. */
  JSON {
    @Override
    ServiceError unknownOperation(String operation, String version) {
      return new ServiceError(
          "UnknownOperationException",
          "The requested operation is not supported in the called region.");
    }

    @Override
    ServiceError missingToken() {
      return new ServiceError(
          "MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    @Override
    ServiceError incomplete(String message) {
      return new ServiceError("IncompleteSignatureException", message);
    }

    @Override
    ServiceError badSignature(String message) {
      return new ServiceError("InvalidSignatureException", message);
    }

    @Override
    ServiceError unknownKey() {
      return new ServiceError(
          "UnrecognizedClientException", "The security token included in the request is invalid.");
    }

    @Override
    ServiceError expired() {
      return new ServiceError(
          "ExpiredTokenException", "The security token included in the request is expired");
    }

    @Override
    ServiceError throttled() {
      return new ServiceError("ThrottlingException", "Rate exceeded");
    }

    @Override
    ServiceError denied(String message) {
      return new ServiceError("AccessDeniedException", message);
    }

    @Override
    ServiceError failed(int status) {
      return status == 503
          ? new ServiceError(
              503, "ServiceUnavailableException", "The service is temporarily unavailable.")
          : new ServiceError(status, "InternalServerError", "An internal error occurred.");
    }
  },
  /** The names of query services, HTTP 403 for identity and 400 otherwise. */
  QUERY {
    @Override
    ServiceError unknownOperation(String operation, String version) {
      return new ServiceError(
          "InvalidAction", "Could not find operation " + operation + " for version " + version);
    }

    @Override
    ServiceError missingToken() {
      return new ServiceError(
          403, "MissingAuthenticationToken", "Request is missing Authentication Token");
    }

    @Override
    ServiceError incomplete(String message) {
      return new ServiceError(403, "IncompleteSignature", message);
    }

    @Override
    ServiceError badSignature(String message) {
      return new ServiceError(403, "SignatureDoesNotMatch", message);
    }

    @Override
    ServiceError unknownKey() {
      return new ServiceError(
          403, "InvalidClientTokenId", "The security token included in the request is invalid.");
    }

    @Override
    ServiceError expired() {
      return new ServiceError(
          403, "ExpiredToken", "The security token included in the request is expired");
    }

    @Override
    ServiceError throttled() {
      return new ServiceError("Throttling", "Rate exceeded");
    }

    @Override
    ServiceError denied(String message) {
      return new ServiceError(403, "AccessDenied", message);
    }

    @Override
    ServiceError failed(int status) {
      return status == 503
          ? new ServiceError(503, "ServiceUnavailable", "The service is temporarily unavailable.")
          : new ServiceError(status, "InternalFailure", "An internal error occurred.");
    }
  },
  /** EC2's own names; a denial names neither the action nor the caller. */
  EC2 {
    @Override
    ServiceError unknownOperation(String operation, String version) {
      return new ServiceError(
          "InvalidAction", "The action " + operation + " is not valid for this web service.");
    }

    @Override
    ServiceError missingToken() {
      return new ServiceError(
          403, "MissingAuthenticationToken", "Request is missing Authentication Token");
    }

    @Override
    ServiceError incomplete(String message) {
      return new ServiceError(403, "IncompleteSignature", message);
    }

    @Override
    ServiceError badSignature(String message) {
      return new ServiceError(
          401, "AuthFailure", "AWS was not able to validate the provided access credentials");
    }

    @Override
    ServiceError unknownKey() {
      return badSignature("");
    }

    @Override
    ServiceError expired() {
      return new ServiceError("RequestExpired", "Request has expired.");
    }

    @Override
    ServiceError throttled() {
      return new ServiceError(503, "RequestLimitExceeded", "Request limit exceeded.");
    }

    @Override
    ServiceError denied(String message) {
      return new ServiceError(
          403, "UnauthorizedOperation", "You are not authorized to perform this operation.");
    }

    @Override
    ServiceError failed(int status) {
      return status == 503
          ? new ServiceError(503, "Unavailable", "The server is overloaded.")
          : new ServiceError(status, "InternalError", "An internal error has occurred.");
    }
  },
  /** The names of JSON services, with HTTP's own statuses. */
  REST_JSON {
    @Override
    ServiceError unknownOperation(String operation, String version) {
      return at(404, JSON.unknownOperation(operation, version));
    }

    @Override
    ServiceError missingToken() {
      return at(403, JSON.missingToken());
    }

    @Override
    ServiceError incomplete(String message) {
      return at(403, JSON.incomplete(message));
    }

    @Override
    ServiceError badSignature(String message) {
      return at(403, JSON.badSignature(message));
    }

    @Override
    ServiceError unknownKey() {
      return at(403, JSON.unknownKey());
    }

    @Override
    ServiceError expired() {
      return at(403, JSON.expired());
    }

    @Override
    ServiceError throttled() {
      return at(429, JSON.throttled());
    }

    @Override
    ServiceError denied(String message) {
      return at(403, JSON.denied(message));
    }

    @Override
    ServiceError failed(int status) {
      return JSON.failed(status);
    }
  },
  /** S3's names where it has its own, else those of query services. */
  REST_XML {
    @Override
    ServiceError unknownOperation(String operation, String version) {
      return new ServiceError(
          501, "NotImplemented", "A functionality that you provided is not implemented.");
    }

    @Override
    ServiceError missingToken() {
      return new ServiceError(403, "AccessDenied", "Access Denied");
    }

    @Override
    ServiceError incomplete(String message) {
      return QUERY.incomplete(message);
    }

    @Override
    ServiceError badSignature(String message) {
      return QUERY.badSignature(message);
    }

    @Override
    ServiceError unknownKey() {
      return new ServiceError(
          403,
          "InvalidAccessKeyId",
          "The AWS Access Key Id you provided does not exist in our records.");
    }

    @Override
    ServiceError expired() {
      return new ServiceError(400, "ExpiredToken", "The provided token has expired.");
    }

    @Override
    ServiceError throttled() {
      return new ServiceError(503, "SlowDown", "Please reduce your request rate.");
    }

    @Override
    ServiceError denied(String message) {
      return QUERY.denied(message);
    }

    @Override
    ServiceError failed(int status) {
      return status == 503
          ? new ServiceError(503, "ServiceUnavailable", "Service is unable to handle request.")
          : new ServiceError(
              status, "InternalError", "We encountered an internal error. Please try again.");
    }
  };

  private static ServiceError at(int status, ServiceError error) {
    String message = error.getMessage();
    return new ServiceError(status, error.code(), message == null ? "" : message);
  }

  abstract ServiceError unknownOperation(String operation, String version);

  abstract ServiceError missingToken();

  abstract ServiceError incomplete(String message);

  abstract ServiceError badSignature(String message);

  abstract ServiceError unknownKey();

  abstract ServiceError expired();

  abstract ServiceError throttled();

  abstract ServiceError denied(String message);

  abstract ServiceError failed(int status);
}
