package dev.quarterdeck.readiness.probe;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.collect.BalancerFacts.TargetGroup;
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

  private static final int SHORT = 200;

  private final URI url;
  private final Web web;
  private final Map<String, BiConsumer<Checks, Readings>> probes = new HashMap<>();

  public Probes(URI url, Web web) {
    this.url = url;
    this.web = web;
    PageProbes pages = new PageProbes(url, web);
    probes.put("no-debug-code", this::debugPaths);
    probes.put("cors-not-wildcard", this::cors);
    probes.put("https-enforced", this::https);
    probes.put("rate-limiting", this::rateLimit);
    probes.put("xss-headers", pages::headers);
    probes.put("auth-on-every-route", this::protectedPaths);
    probes.put("allowed-hosts", this::hosts);
    probes.put("health-endpoint", this::health);
    probes.put("image-optimisation", pages::images);
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
    try {
      return url.resolve(path.startsWith("/") ? path : "/" + path);
    } catch (IllegalArgumentException e) {
      throw new Web.Unanswered(
          Text.shorten(path, SHORT) + " in readiness.yaml is no path of an address.", e);
    }
  }

  private void debugPaths(Checks checks, Readings in) {
    for (String path : DEBUG_PATHS) {
      Web.Answer answer = web.get(at(path), Map.of());
      if (!elsewhere(checks, answer, "")) {
        int status = answer.status();
        checks.that(status / 100 != 2, at(path).toString(), "status", status, "answers " + status);
      }
    }
  }

  /** An answer that tells nothing of what is there is noted as such. */
  private static boolean elsewhere(Checks checks, Web.Answer answer, String to) {
    int status = answer.status();
    if (status / 100 == 3) {
      URI target = answer.header("location").flatMap(answer::resolve).orElse(null);
      boolean same =
          target == null || path(target).equals(path(answer.from())); // the scheme, host or slash
      checks.add(
          same ? Status.UNKNOWN : Status.WARN,
          answer.from().toString(),
          "status, Location",
          status + ", " + target,
          "answers "
              + status
              + to
              + (same
                  ? ": it only leads to another form of the address; give that with --url"
                  : " and leads elsewhere, where nobody looked"));
      return true;
    }
    if (!answer.tells()) {
      checks.unknown(
          answer.from().toString(),
          "status",
          status,
          "answers " + status + to + ", which tells nothing of what is there");
      return true;
    }
    return false;
  }

  private static String path(URI of) {
    String path = of.getPath() == null ? "" : of.getPath();
    return path.endsWith("/") ? path : path + "/";
  }

  private void cors(Checks checks, Readings in) {
    for (String origin : List.of(FOREIGN, "null")) {
      foreign(checks, web.get(url, Map.of("Origin", origin)), origin, "the origin ");
      Web.Answer preflight =
          web.ask("OPTIONS", url, Map.of("Origin", origin, "Access-Control-Request-Method", "PUT"));
      // Browsers go on after an answer of success only.
      if (preflight.status() / 100 == 2) {
        foreign(checks, preflight, origin, "a request to write from the origin ");
      }
    }
    for (String origin : in.settings().origins()) {
      String allowed =
          web.get(url, Map.of("Origin", origin)).header("access-control-allow-origin").orElse(null);
      checks.that(
          origin.equals(allowed),
          url.toString(),
          "Access-Control-Allow-Origin",
          allowed,
          "answers its own origin "
              + origin
              + " with "
              + (allowed == null ? "nothing" : shown(allowed)));
    }
  }

  private void foreign(Checks checks, Web.Answer answer, String origin, String what) {
    String allowed = answer.header("access-control-allow-origin").orElse(null);
    if (allowed == null && elsewhere(checks, answer, " to " + what + origin)) {
      return;
    }
    checks.that(
        allowed == null || !(allowed.equals("*") || allowed.equals(origin)),
        url.toString(),
        "Access-Control-Allow-Origin",
        allowed,
        "answers " + what + origin + " with " + (allowed == null ? "nothing" : shown(allowed)));
  }

  static String shown(String header) {
    return Text.shorten(header, SHORT);
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
        hsts == null ? "sends no HSTS header" : "sends HSTS: " + shown(hsts));
    if (url.getPort() == -1) {
      URI plain = URI.create("http://" + url.getHost() + "/");
      Web.Answer answer;
      try {
        answer = web.get(plain, Map.of());
      } catch (Web.Unanswered e) {
        if (!e.refused()) {
          throw e;
        }
        checks.pass(plain.toString(), "port 80", null, "refuses plain HTTP");
        return;
      }
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

  static long maxAge(String hsts) {
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
        Web.Answer answer = web.get(at(path), with);
        int status = answer.status();
        String how =
            with.isEmpty()
                ? "no token"
                : with.containsValue("Bearer garbage") ? "a garbage token" : "an unsigned token";
        if (elsewhere(checks, answer, " to " + how)) {
          continue;
        }
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
    if (status / 100 != 2 && web.get(url, Map.of()).status() == status) {
      checks.unknown(
          url.toString(),
          "Host: evil.example",
          status,
          "answers every Host header with "
              + status
              + ": give an address that answers with success, --url https://HOST/PATH");
      return;
    }
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
    checks.each(
        in.balancers().groups(),
        TargetGroup::name,
        g -> {
          String path = g.healthCheckPath();
          boolean own =
              path != null && !path.equals("/") && (paths.isEmpty() || paths.contains(path));
          checks.that(own, g.name(), "HealthCheckPath", path, "the load balancer asks for " + path);
        });
  }

  /** The listener's certificate is AWS's to tell; this is what clients are given. */
  private void certificate(Checks checks, Readings in) {
    if ("https".equals(url.getScheme())) {
      web.certificate(url, in.now(), checks);
    }
  }
}
