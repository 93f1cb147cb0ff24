package dev.quarterdeck.aws;

import org.jspecify.annotations.Nullable;

/** Wording that several problems share. */
final class Remedies {
  private Remedies() {}

  static String signIn(@Nullable String profile) {
    return profile == null
        ? "Sign in again: `aws sso login`, or renew AWS_SESSION_TOKEN."
        : "Sign in again: `aws sso login --profile "
            + profile
            + "`, or renew that profile's session token.";
  }

  static String ofProfile(@Nullable String profile) {
    return profile == null ? "" : " of profile " + profile;
  }

  static String host(CallContext call) {
    return call.host() == null ? "The endpoint" : call.host();
  }
}
