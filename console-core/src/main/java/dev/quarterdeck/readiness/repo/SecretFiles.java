package dev.quarterdeck.readiness.repo;

import dev.quarterdeck.readiness.plaintext.PlaintextDetector;
import dev.quarterdeck.readiness.plaintext.Suspicion;
import dev.quarterdeck.readiness.rules.Checks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets in a checkout: .env files, and lines that look like one. */
final class SecretFiles {
  static final String TOO_LARGE = "is too large to be looked into";
  private static final int SHOWN = 20;
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "\\s*+(?:export\\s++)?([A-Za-z_][A-Za-z0-9_.-]*+)\\s*+[:=]\\s*+[\"']?+([^\"'#]*+)(?:[\"'],?+\\s*+)?+");

  /**
   * In code and prose only shapes that nothing else has; names and randomness are everyday there.
   */
  private static final Set<String> EVERYDAY =
      Set.of("assignment", "secret-name", "random-text", "url-password", "jwt");

  private static final Pattern SETTINGS =
      Pattern.compile(
          "(?:.*/)?[^/]*\\.(?:env|properties|ini|cfg|conf|tfvars)|(?:.*/)?\\.env(?:\\..+)?");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?:.*/)?[^/]*\\.(?:example|sample|template|dist)|(?:.*/)?(?:tests?|fixtures|testdata)/.*");

  private SecretFiles() {}

  static void look(Checkout checkout, Checks checks) {
    List<String> env =
        checkout.named("(?:.*/)?\\.env(?:\\.[\\w.-]+)?").stream()
            .filter(f -> !EXAMPLE.matcher(f).matches())
            .toList();
    env.forEach(
        f -> checks.fail(f, "", null, "is tracked, or would be: .gitignore does not keep it out"));
    for (String file : List.of(".gitignore", ".dockerignore")) {
      boolean named =
          Boolean.TRUE.equals(Ignores.parse(checkout.text(file).orElse("")).says(".env", false));
      checks.that(named, file, ".env", null, named ? "excludes .env" : "does not exclude .env");
    }
    int hits = 0;
    for (String name : checkout.names()) {
      if (EXAMPLE.matcher(name).matches() || env.contains(name)) {
        continue;
      }
      if (checkout.tooLarge(name)) {
        checks.unknown(name, "", null, TOO_LARGE);
      }
      int number = 0;
      for (String line : checkout.text(name).orElse("").split("\n", -1)) {
        number++;
        Optional<Suspicion> s = suspicion(name, line);
        if (s.isPresent() && ++hits <= SHOWN) {
          checks.fail(name + ":" + number, s.get().rule(), null, "holds " + s.get().text());
        }
      }
    }
    if (hits > SHOWN) {
      checks.fail("the checkout", "", hits, "and " + (hits - SHOWN) + " more");
    } else if (hits == 0) {
      checks.pass(
          "the checkout", "", checkout.names().size() + " files", "no line looks like a secret");
    }
  }

  private static Optional<Suspicion> suspicion(String file, String line) {
    if (line.length() > 4000 || line.isBlank()) {
      return Optional.empty();
    }
    if (SETTINGS.matcher(file).matches()) {
      Matcher m = ASSIGNMENT.matcher(line);
      return m.matches()
          ? PlaintextDetector.inspect(m.group(1), m.group(2).strip().replaceFirst(",$", ""))
              .filter(s -> s.level() == Suspicion.Level.SECRET)
          : Optional.empty();
    }
    return PlaintextDetector.inspectText(line).filter(s -> !EVERYDAY.contains(s.rule()));
  }
}
