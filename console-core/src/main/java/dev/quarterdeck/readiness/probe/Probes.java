package dev.quarterdeck.readiness.probe;

import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.rules.Checks;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides items by what the public address answers. Only reads, a few requests each, one after the
 * other; made when somebody asked for it.
 */
public final class Probes {
  private static final String FOREIGN = "https://evil.example";
  private static final List<String> DEBUG_PATHS =
      List.of(
          "/debug",
          "/test",
          "/_debug",
          "/__debug__/",
          "/actuator/env",
          "/.env",
          "/.git/config",
          "/phpinfo.php");

  /** {@code {"alg":"none"}.{"sub":"1"}.} */
  private static final String UNSIGNED = "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.";

  private static final int IMAGES = 10;
  private static final int LARGE = 200 * 1024;

  private final URI url;
  private final Web web;
  private final Map<String, BiConsumer<Checks, Readings>> probes = new HashMap<>();

  public Probes(URI url, Web web) {
    this.url = url;
    this.web = web;
    probes.put("no-debug-code", this::debugPaths);
    probes.put("cors-not-wildcard", this::cors);
    probes.put("https-enforced", this::https);
    probes.put("rate-limiting", this::rateLimit);
    probes.put("xss-headers", this::headers);
    probes.put("auth-on-every-route", this::protectedPaths);
    probes.put("allowed-hosts", this::hosts);
    probes.put("health-endpoint", this::health);
    probes.put("image-optimisation", this::images);
    probes.put("acm-certificate", this::certificate);
  }

  public boolean has(String item) {
    return probes.containsKey(item);
  }

  /** What the address answers about the item. */
  public List<Evidence> evidence(Item item, Readings in) {
    BiConsumer<Checks, Readings> probe = probes.get(item.id());
    if (probe == null) {
      return List.of();
    }
    Checks checks = new Checks("probe", in.now());
    try {
      probe.accept(checks, in);
    } catch (Web.Unanswered e) {
      checks.unknown(url.toString(), "", null, e.sentence());
    }
    return checks.isEmpty() ? List.of() : checks.done().evidence();
  }

  private URI at(String path) {
    return url.resolve(path.startsWith("/") ? path : "/" + path);
  }

  private void debugPaths(Checks checks, Readings in) {
    for (String path : DEBUG_PATHS) {
      int status = web.get(at(path), Map.of()).status();
      checks.that(status / 100 != 2, at(path).toString(), "status", status, "answers " + status);
    }
  }

  private void cors(Checks checks, Readings in) {
    for (String origin : List.of(FOREIGN, "null")) {
      Web.Answer answer = web.get(url, Map.of("Origin", origin));
      String allowed = answer.header("access-control-allow-origin").orElse(null);
      checks.that(
          allowed == null || !(allowed.equals("*") || allowed.equals(origin)),
          url.toString(),
          "Access-Control-Allow-Origin",
          allowed,
          "answers the origin " + origin + " with " + (allowed == null ? "nothing" : allowed));
    }
    for (String origin : in.settings().origins()) {
      String allowed =
          web.get(url, Map.of("Origin", origin)).header("access-control-allow-origin").orElse(null);
      checks.that(
          origin.equals(allowed),
          url.toString(),
          "Access-Control-Allow-Origin",
          allowed,
          "answers its own origin " + origin + " with " + (allowed == null ? "nothing" : allowed));
    }
  }

  private void https(Checks checks, Readings in) {
    boolean secure = "https".equals(url.getScheme());
    checks.that(
        secure,
        url.toString(),
        "scheme",
        url.getScheme(),
        secure ? "uses HTTPS" : "uses plain HTTP");
    if (!secure) {
      return;
    }
    String hsts = web.get(url, Map.of()).header("strict-transport-security").orElse(null);
    checks.that(
        hsts != null && maxAge(hsts) >= 15_552_000,
        url.toString(),
        "Strict-Transport-Security",
        hsts,
        hsts == null ? "sends no HSTS header" : "sends HSTS: " + hsts);
    if (url.getPort() == -1) {
      URI plain = URI.create("http://" + url.getHost() + "/");
      Web.Answer answer = web.get(plain, Map.of());
      boolean redirects =
          List.of(301, 302, 307, 308).contains(answer.status())
              && answer.header("location").orElse("").startsWith("https://");
      checks.that(
          redirects,
          plain.toString(),
          "status, Location",
          answer.status(),
          redirects ? "redirects to HTTPS" : "answers " + answer.status() + " without redirecting");
    }
  }

  private static long maxAge(String hsts) {
    Matcher m = Pattern.compile("max-age=\"?(\\d{1,12})").matcher(hsts.toLowerCase(Locale.ROOT));
    return m.find() ? Long.parseLong(m.group(1)) : 0;
  }

  /** Its absence decides nothing: a web ACL limits without a header. */
  private void rateLimit(Checks checks, Readings in) {
    Web.Answer answer = web.get(url, Map.of());
    for (String name :
        List.of("ratelimit-limit", "ratelimit", "x-ratelimit-limit", "x-rate-limit-limit")) {
      Optional<String> value = answer.header(name);
      if (value.isPresent()) {
        checks.pass(url.toString(), name, value.get(), "announces its limit");
        return;
      }
    }
  }

  private void headers(Checks checks, Readings in) {
    Web.Answer answer = web.get(url, Map.of());
    boolean page = answer.header("content-type").orElse("").contains("html");
    String policy = answer.header("content-security-policy").orElse("");
    header(checks, answer, "x-content-type-options", v -> v.equalsIgnoreCase("nosniff"));
    header(checks, answer, "strict-transport-security", v -> maxAge(v) > 0);
    if (page) {
      boolean script =
          policy.matches("(?is).*script-src[^;]*'unsafe-inline'.*")
              && !policy.matches("(?is).*(?:'nonce-|'sha\\d{3}-|'strict-dynamic').*");
      checks.that(
          !policy.isEmpty() && !script,
          url.toString(),
          "Content-Security-Policy",
          policy,
          policy.isEmpty()
              ? "sends no content security policy"
              : script ? "its policy allows inline scripts" : "sends a content security policy");
      boolean framed =
          policy.contains("frame-ancestors") || answer.header("x-frame-options").isPresent();
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
        value == null ? "sends no " + name : "sends " + name + ": " + value);
  }

  private void protectedPaths(Checks checks, Readings in) {
    List<String> paths = in.settings().protectedPaths();
    if (paths.isEmpty()) {
      checks.unknown(
          url.toString(),
          "settings.protectedPaths",
          null,
          "readiness.yaml names no protected paths");
    }
    for (String path : paths) {
      for (Map<String, String> with :
          List.of(
              Map.<String, String>of(),
              Map.of("Authorization", "Bearer garbage"),
              Map.of("Authorization", "Bearer " + UNSIGNED))) {
        int status = web.get(at(path), with).status();
        String how =
            with.isEmpty()
                ? "no token"
                : with.containsValue("Bearer garbage") ? "a garbage token" : "an unsigned token";
        checks.that(
            status == 401 || status == 403,
            at(path).toString(),
            "status",
            status,
            "answers " + status + " to " + how);
      }
    }
  }

  private void hosts(Checks checks, Readings in) {
    int status = web.withHost(url, "evil.example");
    checks.that(
        status / 100 != 2,
        url.toString(),
        "Host: evil.example",
        status,
        "answers a foreign Host header with " + status);
  }

  private void health(Checks checks, Readings in) {
    List<String> paths = in.settings().healthPaths();
    if (paths.isEmpty()) {
      checks.unknown(
          url.toString(), "settings.healthPaths", null, "readiness.yaml names no health paths");
    }
    for (String path : paths) {
      Web.Answer answer = web.get(at(path), Map.of());
      boolean good = answer.status() == 200 && answer.millis() < 1000;
      checks.that(
          good,
          at(path).toString(),
          "status, time",
          answer.status() + ", " + answer.millis() + " ms",
          "answers " + answer.status() + " within " + answer.millis() + " ms");
    }
    in.balancers()
        .groups()
        .items()
        .forEach(
            g -> {
              String path = g.healthCheckPath();
              boolean own =
                  path != null && !path.equals("/") && (paths.isEmpty() || paths.contains(path));
              checks.that(
                  own, g.name(), "HealthCheckPath", path, "the load balancer asks for " + path);
            });
  }

  private void images(Checks checks, Readings in) {
    Web.Answer page = web.get(url, Map.of());
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

  /** The listener's certificate is AWS's to tell; this is what clients are given. */
  private void certificate(Checks checks, Readings in) {
    if ("https".equals(url.getScheme())) {
      web.certificate(url, in.now(), checks);
    }
  }
}
