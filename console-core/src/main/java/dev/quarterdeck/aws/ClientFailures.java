package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Text;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What kept a call from being made or answered: credentials, profile, region, network. */
final class ClientFailures {
  private final @Nullable String profile;
  private final ProfileNames profiles;

  ClientFailures(@Nullable String profile, ProfileNames profiles) {
    this.profile = profile;
    this.profiles = profiles;
  }

  /** Null for what is not known here. */
  @Nullable Problem problem(Throwable e, CallContext call) {
    for (Throwable t = e; t != null; t = Failures.next(t)) {
      Problem network = network(t, call);
      if (network != null) {
        return network;
      }
      if (String.valueOf(t.getMessage()).startsWith("Unable to unmarshall")) {
        return unreadable(call);
      }
    }
    StringBuilder all = new StringBuilder();
    for (Throwable t = e; t != null; t = Failures.next(t)) {
      all.append(t.getClass().getSimpleName()).append(' ').append(t.getMessage()).append('\n');
    }
    return configured(all.toString());
  }

  Problem slow(CallContext call) {
    return new Problem.TimedOut(
        Remedies.host(call)
            + " did not answer "
            + (call.operation() == null ? "" : call.operation() + " ")
            + "in time.",
        "Try again, or allow more time with --timeout, for example --timeout 10m.");
  }

  /** The parser's words are left out: they quote what it could not read, which may be a value. */
  private static Problem unreadable(CallContext call) {
    return new Problem.Unreachable(
        "What "
            + Remedies.host(call)
            + " answers"
            + (call.operation() == null ? "" : " to " + call.operation())
            + " cannot be read as an answer of AWS.",
        "Check --endpoint-url, and the proxy or VPN in between; then try again.");
  }

  private @Nullable Problem network(Throwable t, CallContext call) {
    String host = Remedies.host(call);
    return switch (t) {
      case UnknownHostException _ ->
          new Problem.Unreachable(
              "The name " + host + " cannot be resolved.",
              "Check the network, the region's spelling and --endpoint-url.");
      case SocketTimeoutException s ->
          String.valueOf(s.getMessage()).toLowerCase(Locale.ROOT).contains("connect")
              ? new Problem.Unreachable(
                  host + " could not be reached in time.",
                  "Check the network, VPN or proxy, and --endpoint-url.")
              : slow(call);
      case ConnectException _ ->
          new Problem.Unreachable(
              host + " refuses connections.",
              "Check that something listens there, and --endpoint-url and its port.");
      case NoRouteToHostException _ ->
          new Problem.Unreachable(
              "There is no route to " + host + ".", "Check the network, VPN or proxy.");
      case SSLException s ->
          new Problem.Unreachable(
              "The TLS connection to " + host + " failed: " + text(s) + ".",
              "Check the endpoint, a proxy that intercepts TLS (its certificate must be in the"
                  + " trust store given by -Djavax.net.ssl.trustStore), and this machine's clock.");
      case SocketException s ->
          new Problem.Unreachable(
              "The connection to " + host + " broke: " + text(s) + ".",
              "Try again; check the network and --endpoint-url.");
      default -> null;
    };
  }

  private @Nullable Problem configured(String text) {
    if (text.contains("ExpiredTokenException")
        || text.contains("SSO session")
        || text.contains("Token is expired")
        || text.contains("SSO token")
        || text.contains("sso/cache")
        || text.contains("Unable to fetch SSO")) {
      return new Problem.Credentials(
          "The SSO session" + Remedies.ofProfile(profile) + " has expired or does not exist.",
          Remedies.signIn(profile));
    }
    if (profile != null && !profiles.names().contains(profile)) {
      return unknownProfile(profile, profiles.names());
    }
    if (text.contains("Unable to load region")) {
      return new Problem.Invalid(
          "No AWS region is set.",
          "Give --region, for example --region eu-central-1, set AWS_REGION, or add region to the"
              + " profile.");
    }
    if (text.contains("process") && text.contains("credential")) {
      return new Problem.Credentials(
          "The credential_process" + Remedies.ofProfile(profile) + " failed.",
          "Run that command by hand; it must print the JSON that the AWS CLI documents.");
    }
    if (text.contains("Unable to load credentials")
        || text.contains("Profile file contained no credentials")
        || text.contains("did not contain credentials")
        || text.contains("Unable to load an AWS access")
        || text.contains("Failed to load credentials")) {
      return noCredentials();
    }
    if (text.contains("Invalid profile file")
        || text.contains("on line ")
        || text.contains("Invalid property")) {
      return new Problem.Invalid(
          "The AWS configuration files are malformed: " + lineOf(text) + ".",
          "Correct ~/.aws/config or ~/.aws/credentials (or what AWS_CONFIG_FILE names).");
    }
    if (text.contains("source_profile") || text.contains("role_arn")) {
      return new Problem.Credentials(
          "The role" + Remedies.ofProfile(profile) + " cannot be assumed as it is configured.",
          "A profile with role_arn needs source_profile or credential_source, and they must exist.");
    }
    return null;
  }

  private Problem noCredentials() {
    String tried =
        profile == null
            ? "AWS_ACCESS_KEY_ID, a web identity token, the default profile, and the container's"
                + " and instance's roles"
            : "profile " + profile;
    return new Problem.Credentials(
        "No AWS credentials were found in " + tried + ".",
        profile == null
            ? "Sign in (`aws sso login` or `aws configure`), choose --profile, or try `qd demo`."
            : "Sign in: `aws sso login --profile "
                + profile
                + "`, or `aws configure --profile "
                + profile
                + "`.");
  }

  static Problem unknownProfile(String profile, List<String> names) {
    String known =
        names.isEmpty()
            ? "There are none in ~/.aws/config and ~/.aws/credentials."
            : "These exist: " + Text.shorten(Text.clean(String.join(", ", names)), 400) + ".";
    return new Problem.Invalid(
        "There is no AWS profile named " + Text.clean(profile) + ".",
        known + " Make one with `aws configure sso`.");
  }

  /** The place in the file only: its text may hold keys. */
  private static String lineOf(String text) {
    int at = text.indexOf("line ");
    if (at < 0) {
      return "a line that cannot be read";
    }
    int end = at + 5;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end > at + 5 ? text.substring(at, end) : "a line that cannot be read";
  }

  private static String text(Throwable t) {
    return Text.shorten(
        Text.clean(t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage()), 160);
  }
}
