package dev.quarterdeck.readiness.probe;

import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.rules.Checks;
import java.net.URI;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the public page itself tells: its headers and its images. */
final class PageProbes {
  private static final int IMAGES = 10;
  private static final int LARGE = 200 * 1024;

  private final URI url;
  private final Web web;

  PageProbes(URI url, Web web) {
    this.url = url;
    this.web = web;
  }

  void headers(Checks checks, Readings in) {
    Web.Answer answer = web.get(url, Map.of());
    boolean page = answer.header("content-type").orElse("").contains("html");
    String policy = answer.header("content-security-policy").orElse("");
    header(checks, answer, "x-content-type-options", v -> v.equalsIgnoreCase("nosniff"));
    header(checks, answer, "strict-transport-security", v -> Probes.maxAge(v) > 0);
    if (page) {
      Policy csp = Policy.parse(policy);
      checks.that(
          csp.restrictsScripts(),
          url.toString(),
          "Content-Security-Policy",
          policy,
          policy.isEmpty()
              ? "sends no content security policy"
              : csp.restrictsScripts()
                  ? "sends a content security policy"
                  : "its policy allows inline scripts");
      boolean framed = csp.framed(answer.header("x-frame-options").orElse(""));
      checks.that(
          framed,
          url.toString(),
          "frame-ancestors, X-Frame-Options",
          null,
          framed ? "says who may frame it" : "may be framed by anybody");
      header(
          checks,
          answer,
          "referrer-policy",
          v -> !v.isBlank() && !v.equalsIgnoreCase("unsafe-url"));
    }
  }

  private void header(Checks checks, Web.Answer answer, String name, Predicate<String> good) {
    String value = answer.header(name).orElse(null);
    checks.that(
        value != null && good.test(value),
        url.toString(),
        name,
        value,
        value == null ? "sends no " + name : "sends " + name + ": " + Probes.shown(value));
  }

  void images(Checks checks, Readings in) {
    Web.Answer page = web.get(url, Map.of());
    if (page.status() / 100 != 2) {
      checks.unknown(
          url.toString(), "status", page.status(), "answers " + page.status() + " and no page");
      return;
    }
    Matcher m =
        Pattern.compile(
                "<img\\b[^>]*?\\bsrc\\s*=\\s*[\"']([^\"'>]+)[\"']", Pattern.CASE_INSENSITIVE)
            .matcher(page.body());
    int looked = 0;
    while (m.find() && looked < IMAGES) {
      URI image = page.resolve(m.group(1)).orElse(null);
      // Only the product's own images: another host was not asked for.
      if (image == null || !url.getHost().equals(image.getHost())) {
        continue;
      }
      looked++;
      Web.Answer answer = web.get(image, Map.of());
      if (answer.status() / 100 != 2) {
        checks.warn(image.toString(), "status", answer.status(), "answers " + answer.status());
        continue;
      }
      String type = answer.header("content-type").orElse("");
      boolean small = type.matches("image/(?:webp|avif|svg.*)") || answer.bytes() < LARGE;
      boolean cached = answer.header("cache-control").orElse("").matches("(?i).*max-age=[1-9].*");
      checks.add(
          !small ? Status.FAIL : cached ? Status.PASS : Status.WARN,
          image.toString(),
          "Content-Type, size, Cache-Control",
          type + ", " + answer.bytes(),
          small
              ? cached ? "is small and may be kept" : "may not be kept by browsers"
              : "is " + answer.bytes() / 1024 + " KB of " + type);
    }
    if (looked == 0) {
      checks.pass(url.toString(), "img", null, "the page shows no images of its own");
    }
  }
}
