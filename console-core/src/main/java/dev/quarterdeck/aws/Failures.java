package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Problems;
import dev.quarterdeck.kernel.Text;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Every failure of a call as a problem with a remedy. What AWS answered as an error is {@link
 * ServiceFailures}' part, what kept the call from being made {@link ClientFailures}'.
 */
final class Failures {
  private final ClientFailures client;
  private final ServiceFailures service;
  private final InstantSource clock;

  /**
   * @param profile the profile in use, or null for the default chain
   */
  Failures(@Nullable String profile, ProfileNames profiles, InstantSource clock) {
    this.client = new ClientFailures(profile, profiles);
    this.service = new ServiceFailures(profile);
    this.clock = clock;
  }

  Problem problem(Throwable e) {
    CallContext call = FailureReport.of(e);
    return problem(e, call == null ? CallContext.none(clock.instant()) : call);
  }

  Problem problem(Throwable e, CallContext call) {
    for (Throwable t = e; t != null; t = next(t)) {
      if (t instanceof ProblemException p) {
        return p.problem();
      }
      if (t instanceof InterruptedException || t instanceof AbortedException) {
        return Problems.interrupted();
      }
    }
    for (Throwable t = e; t != null; t = next(t)) {
      if (t instanceof ApiCallTimeoutException || t instanceof ApiCallAttemptTimeoutException) {
        return client.slow(call);
      }
      if (t instanceof AwsServiceException a) {
        return service.problem(a, call);
      }
    }
    Problem known = client.problem(e, call);
    if (known != null) {
      return known;
    }
    return e instanceof SdkException ? unforeseen(e, call) : Problems.unexpected(e);
  }

  private static Problem unforeseen(Throwable e, CallContext call) {
    // The SDK's own texts name settings and states; service texts never get here.
    String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new Problem.Unexpected(
        "The AWS SDK could not "
            + (call.operation() == null ? "prepare the call" : "call " + call.operation())
            + ": "
            + Text.shorten(Text.clean(text), 200),
        "Check the profile, region and endpoint with `qd doctor`; run again with -v for a report.",
        e.getClass().getName());
  }

  static @Nullable Throwable next(Throwable t) {
    return t.getCause() == t ? null : t.getCause();
  }

  /** How far the clocks are apart, in words; null where the server's is unknown or near. */
  static @Nullable String skew(@Nullable Instant server, Instant here) {
    if (server == null) {
      return null;
    }
    long seconds = here.getEpochSecond() - server.getEpochSecond();
    long size = Math.abs(seconds);
    if (size < 120) {
      return null;
    }
    String much = size < 7200 ? size / 60 + " minutes" : size / 3600 + " hours";
    return much + (seconds > 0 ? " ahead" : " behind");
  }
}
