package dev.quarterdeck.readiness.plaintext;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a variable's name: {@code STRIPE_SECRET_KEY}, {@code apiKey}, {@code dd-api-key}.
 */
final class VariableName {
  private static final Set<String> PASSWORD =
      Set.of("PASSWORD", "PASSWD", "PASS", "PWD", "PASSPHRASE", "PASSCODE");
  private static final Set<String> SECRET =
      Set.of(
          "SECRET",
          "SECRETS",
          "TOKEN",
          "TOKENS",
          "APIKEY",
          "CREDENTIAL",
          "CREDENTIALS",
          "CREDS",
          "KEYSET",
          "SALT",
          "PEPPER",
          "PRIVKEY",
          "AUTHKEY",
          "SECRETKEY",
          "ACCESSKEY",
          "PSK",
          "PAT");

  /** What makes a KEY a secret one. */
  private static final Set<String> KEYS =
      Set.of(
          "API",
          "ACCESS",
          "SECRET",
          "PRIVATE",
          "SIGNING",
          "SIGNATURE",
          "ENCRYPTION",
          "ENCRYPT",
          "ENC",
          "CIPHER",
          "MASTER",
          "SERVER",
          "AUTH",
          "ACCOUNT",
          "SHARED",
          "HMAC",
          "JWT",
          "COOKIE",
          "SESSION",
          "LICENSE",
          "APP",
          "STORAGE",
          "WEBHOOK",
          "SERVICE",
          "DEPLOY",
          "SSH",
          "GPG",
          "ADMIN",
          "ROUTING",
          "SDK",
          "INTEGRATION",
          "WRITE",
          "INGEST",
          "ROOT",
          "FERNET",
          "AES",
          "DATA");

  /** A name that ends so tells about a secret and does not hold one. */
  private static final Set<String> ABOUT =
      Set.of(
          "NAME",
          "NAMES",
          "ARN",
          "ARNS",
          "ID",
          "IDS",
          "URL",
          "URI",
          "URLS",
          "HOST",
          "PORT",
          "PATH",
          "FILE",
          "DIR",
          "DIRECTORY",
          "REGION",
          "TTL",
          "SECONDS",
          "SECS",
          "MINUTES",
          "HOURS",
          "DAYS",
          "MS",
          "MILLIS",
          "EXPIRES",
          "EXPIRY",
          "EXPIRATION",
          "IN",
          "AGE",
          "LIFETIME",
          "TIMEOUT",
          "INTERVAL",
          "ALGORITHM",
          "ALGORITHMS",
          "ALG",
          "LENGTH",
          "LEN",
          "SIZE",
          "BITS",
          "MIN",
          "MAX",
          "COUNT",
          "LIMIT",
          "BUDGET",
          "PREFIX",
          "SUFFIX",
          "HEADER",
          "HEADERS",
          "TYPE",
          "FORMAT",
          "PROVIDER",
          "BACKEND",
          "MODE",
          "ENABLED",
          "DISABLED",
          "REQUIRED",
          "POLICY",
          "VERSION",
          "MODEL",
          "ISSUER",
          "AUDIENCE",
          "SCOPE",
          "SCOPES",
          "REALM",
          "CLASS",
          "FIELD",
          "ROUNDS",
          "COST",
          "STRATEGY",
          "ENDPOINT",
          "DOMAIN",
          "ROLE",
          "USER",
          "USERNAME",
          "EMAIL",
          "ALIAS",
          "STORE",
          "ROTATION",
          "LOCATION",
          "BUCKET",
          "TABLE",
          "COLUMN",
          "PARAM",
          "KIND",
          "COMMAND",
          "CMD",
          "SCRIPT");

  private static final Set<String> PUBLIC =
      Set.of("PUBLIC", "PUBLISHABLE", "VITE", "REACT", "NUXT", "GATSBY", "EXPO");

  /** Random text under these is an identifier, not a secret. */
  private static final Set<String> IDENTIFIER =
      Set.of(
          "ID",
          "IDS",
          "UUID",
          "GUID",
          "HASH",
          "DIGEST",
          "SHA",
          "SHA256",
          "COMMIT",
          "VERSION",
          "ETAG",
          "CHECKSUM",
          "REVISION",
          "BUILD",
          "RELEASE",
          "PUBLIC",
          "INTEGRITY",
          "ARN",
          "FINGERPRINT",
          "IMAGE",
          "TAG",
          "DSN",
          "CERT",
          "CERTIFICATE",
          "CA",
          "COMMIT_SHA");

  /** Names that programs gave to secrets against their sound, by their last words. */
  private static final List<List<String>> ODD =
      List.of(List.of("ERLANG", "COOKIE"), List.of("ROOT", "TOKEN", "ID"));

  private final List<String> words;

  VariableName(String name) {
    words = words(name);
  }

  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    for (String part : name.split("[^A-Za-z0-9]+", -1)) {
      for (String word : part.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", -1)) {
        if (!word.isEmpty()) {
          words.add(word.toUpperCase(Locale.ROOT));
        }
      }
    }
    return words;
  }

  private String last() {
    return words.isEmpty() ? "" : words.getLast();
  }

  /** The name tells about a secret, such as its length or its file. */
  private boolean about() {
    return ABOUT.contains(last());
  }

  boolean forBrowsers() {
    return words.stream().anyMatch(PUBLIC::contains);
  }

  boolean identifier() {
    return words.stream().anyMatch(IDENTIFIER::contains);
  }

  boolean password() {
    return !about() && !forBrowsers() && words.stream().anyMatch(VariableName::isPassword);
  }

  /** {@code PGPASSWORD} as well. */
  private static boolean isPassword(String word) {
    return PASSWORD.contains(word) || word.endsWith("PASSWORD");
  }

  /** A secret of any kind, passwords as well. */
  boolean secret() {
    if (ODD.stream().anyMatch(this::ends)) {
      return true;
    }
    if (about() || forBrowsers()) {
      return false;
    }
    return words.stream().anyMatch(w -> isPassword(w) || SECRET.contains(w)) || secretKey();
  }

  private boolean ends(List<String> with) {
    return words.size() >= with.size()
        && words.subList(words.size() - with.size(), words.size()).equals(with);
  }

  /** Some key, of which the name alone does not tell whether it is a secret one. */
  boolean key() {
    return last().equals("KEY") && !forBrowsers();
  }

  private boolean secretKey() {
    int key = Math.max(words.lastIndexOf("KEY"), words.lastIndexOf("KEYS"));
    return key > 0
        && key >= words.size() - 2
        && words.subList(0, key).stream().anyMatch(KEYS::contains);
  }
}
