package dev.quarterdeck.app.doctor;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.kernel.IoReason;
import dev.quarterdeck.session.doctor.Check;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether AWS answers, and what time it is there. */
final class Endpoint {
  private static final int TIMEOUT_MILLIS = 5_000;

  /** AWS refuses signatures that are further off than five minutes. */
  private static final Duration SKEW_REFUSED = Duration.ofMinutes(5);

  private static final Duration SKEW_NOTED = Duration.ofMinutes(1);

  private Endpoint() {}

  static List<Check> checks(Console console) {
    URI own = console.connection().endpoint();
    URI uri = own == null ? URI.create("https://sts." + console.region() + ".amazonaws.com/") : own;
    List<Check> checks = new ArrayList<>();
    try {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setRequestMethod("HEAD");
      connection.setInstanceFollowRedirects(false);
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      int status = connection.getResponseCode();
      long date = connection.getHeaderFieldDate("Date", 0);
      connection.disconnect();
      checks.add(Check.ok("endpoint", uri + " answers (HTTP " + status + ")."));
      checks.add(clock(date, console));
    } catch (IOException e) {
      checks.add(
          Check.fail(
              "endpoint",
              uri + " does not answer (" + IoReason.of(e) + ").",
              "Check the network, the proxy (HTTPS_PROXY), --region and --endpoint-url."));
    }
    return checks;
  }

  private static Check clock(long date, Console console) {
    if (date == 0) {
      return Check.warn(
          "clock", "The endpoint does not say what time it is.", "Compare the clock with NTP.");
    }
    Duration skew = Duration.between(Instant.ofEpochMilli(date), console.clock().instant());
    String text =
        "The clock here is "
            + skew.abs().toSeconds()
            + "s "
            + (skew.isNegative() ? "behind" : "ahead")
            + ".";
    if (skew.abs().compareTo(SKEW_REFUSED) >= 0) {
      return Check.fail(
          "clock", text, "Set the clock; AWS refuses requests more than 5 minutes off.");
    }
    return skew.abs().compareTo(SKEW_NOTED) >= 0
        ? Check.warn("clock", text, "Turn on NTP before it grows to 5 minutes.")
        : Check.ok("clock", "Within " + Math.max(1, skew.abs().toSeconds()) + "s of AWS.");
  }
}
