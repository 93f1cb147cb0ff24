package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.CertificateFacts.Certificate;
import dev.quarterdeck.readiness.collect.CertificateReadings.Secure;
import dev.quarterdeck.readiness.collect.CertificateReadings.Shown;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.evidence.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The certificates that load balancers show to clients. */
final class CertificateRules {
  /** ACM begins to renew well before: one that has fewer days left was not renewed. */
  private static final Duration LEAST = Duration.ofDays(30);

  /** Of those that live for weeks only, a third of the life has to be left. */
  private static final int PART = 3;

  private static final Set<String> WEAK = Set.of("RSA_1024");
  private static final Set<String> STUCK = Set.of("FAILED", "PENDING_VALIDATION");

  /** A host's name as it is; others hold wildcards or are regular expressions. */
  private static final Pattern HOST = Pattern.compile("[a-z0-9.-]+");

  private CertificateRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("acm-certificate", CertificateRules::certificates);
  }

  private static Finding certificates(Readings in) {
    Checks checks =
        new Checks(
            "elasticloadbalancing:DescribeListenerCertificates, acm:DescribeCertificate", in.now());
    Listing<Secure> listeners = in.certificates().listeners();
    Listing<Shown> shown =
        new Listing<>(
            listeners.items().stream().flatMap(l -> l.shown().stream()).toList(),
            listeners.unknowns());
    in.ahead(shown.items().stream().filter(Shown::ofAcm).toList(), in.certificates()::certificate);
    checks.each(
        shown,
        s -> s.listener() + " " + tail(s.arn()),
        s -> {
          if (s.ofAcm()) {
            certificate(checks, in.now(), s, in.certificates().certificate(s));
          } else {
            checks.unknown(
                s.listener(),
                "Certificates.CertificateArn",
                s.arn(),
                "shows a certificate of IAM, which nothing renews; import it into ACM");
          }
        });
    checks.each(Listing.complete(listeners.items()), Secure::name, l -> names(checks, in, l));
    return checks.done(
        "No listener of the scope has a certificate; with --url, what clients are shown is"
            + " looked at.");
  }

  private static void certificate(Checks checks, Instant now, Shown shown, Certificate c) {
    String name = shown.listener() + " " + c.domain();
    if (!c.status().equals("ISSUED")) {
      checks.fail(name, "Status", c.status(), "its certificate is " + c.status());
      return;
    }
    Instant end = c.notAfter();
    if (end == null) {
      checks.unknown(name, "NotAfter", null, "ACM tells no end of its certificate");
      return;
    }
    long days = Duration.between(now, end).toDays();
    Duration least = least(c.notBefore(), end);
    if (end.isBefore(now.plus(least))) {
      checks.fail(
          name,
          "NotAfter",
          end,
          end.isBefore(now)
              ? "its certificate has expired"
              : "its certificate expires in "
                  + days
                  + " days; "
                  + least.toDays()
                  + " or more are asked for");
    } else if (c.renewal() != null && STUCK.contains(c.renewal())) {
      checks.fail(
          name,
          "RenewalSummary.RenewalStatus",
          c.renewal(),
          "the renewal of its certificate is stuck: " + c.renewal());
    } else if (WEAK.contains(c.keyAlgorithm())) {
      checks.fail(
          name, "KeyAlgorithm", c.keyAlgorithm(), "its certificate's key is " + c.keyAlgorithm());
    } else if (!c.renewable()) {
      checks.warn(
          name,
          "RenewalEligibility, Type",
          c.type(),
          "its certificate lasts "
              + days
              + " days, and ACM does not renew it"
              + (c.type().equals("IMPORTED") ? ": it was imported" : ""));
    } else {
      checks.pass(
          name,
          "NotAfter",
          end,
          "its certificate is issued, lasts " + days + " days, and ACM renews it");
    }
  }

  /** Whether each host that the rules name is in a certificate of the listener. */
  private static void names(Checks checks, Readings in, Secure l) {
    List<String> covered = new ArrayList<>();
    for (Shown s : l.shown()) {
      if (!s.ofAcm()) {
        return; // whose names nobody tells
      }
      covered.addAll(in.certificates().certificate(s).names());
    }
    String names = String.join(", ", covered);
    if (l.hosts().isEmpty()) {
      checks.pass(
          l.name(),
          "SubjectAlternativeNames",
          names,
          "its certificates are for "
              + names
              + "; its rules name no host and Route 53 is not read, so whether clients call it so"
              + " was not checked: --url asks the public address");
    }
    for (String host : l.hosts()) {
      boolean found = covered.stream().anyMatch(name -> covers(name, host));
      if (!found && !HOST.matcher(host).matches()) {
        checks.unknown(
            l.name(),
            "Conditions.HostHeaderConfig",
            host,
            "serves every host like " + host + ", which cannot be compared with names");
      } else {
        checks.that(
            found,
            l.name(),
            "Conditions.HostHeaderConfig",
            host,
            found
                ? "serves " + host + ", which its certificates cover"
                : "serves " + host + ", but its certificates are for " + names);
      }
    }
  }

  /** A certificate's star stands for one label. */
  private static boolean covers(String name, String host) {
    String own = name.toLowerCase(Locale.ROOT);
    int dot = host.indexOf('.');
    return own.equals(host)
        || (own.startsWith("*.")
            && HOST.matcher(host).matches()
            && dot > 0
            && own.substring(1).equals(host.substring(dot)));
  }

  private static Duration least(@Nullable Instant begin, Instant end) {
    if (begin == null) {
      return LEAST;
    }
    Duration part = Duration.between(begin, end).dividedBy(PART);
    return part.compareTo(LEAST) < 0 ? part : LEAST;
  }

  private static String tail(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
