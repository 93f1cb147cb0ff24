package dev.quarterdeck.readiness.plaintext;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be known of a variable's value without keeping it.
 *
 * @param suspicion why it looks like a secret, or null
 * @param shown the value, where its name or its kind says that it is harmless and nothing is
 *     suspicious; else null
 * @param scheme of an address, for example {@code postgresql}, or null
 * @param placeholder the placeholder found in it, or null
 * @param dataHost the endpoint of a database or cache of AWS that it names, in lower case, or null
 * @param star whether a star is in it
 */
public record ValueShape(
    boolean blank,
    @Nullable Suspicion suspicion,
    @Nullable String shown,
    @Nullable String scheme,
    @Nullable String placeholder,
    @Nullable String dataHost,
    boolean star) {
  private static final int LONGEST = 200;
  private static final Pattern HARMLESS_NAME =
      Pattern.compile(
          "(?:.*_)?(?:DEBUG|ENV|ENVIRONMENT|REGION|LOG_LEVEL|MODE|PROVIDER|BACKEND)"
              + "|(?:.*_)?(?:ALLOWED|CORS)_.*|(?:ENABLE|DISABLE|RUN)_.*"
              + "|(?:.*_)?BUCKET(?:_NAME)?|(?:.*_)?DYNAMO(?:DB)?_.*TABLE(?:_NAME|_ARN)?|OTEL_SERVICE_NAME|AWS_XRAY_TRACING_NAME|DD_SERVICE");
  private static final Pattern HARMLESS_VALUE =
      Pattern.compile("(?i)true|false|yes|no|on|off|0|1|enabled|disabled");
  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*|jdbc:([a-z0-9]+):.*");
  private static final Pattern DATA_HOST =
      Pattern.compile(
          "(?<![a-z0-9.-])[a-z0-9][a-z0-9.-]*\\.(?:rds|docdb|neptune|cache)\\.(?:amazonaws\\.com(?:\\.cn)?|example\\.com)"
              + "(?![a-z0-9.-])");
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "ACCOUNT_ID|ACCOUNT-ID|<[A-Za-z][A-Za-z0-9 _-]*>|(?i:change[-_]?me)|(?i:\\byour-[a-z-]+)"
              + "|(?i:yourdomain\\.com)|(?i:(?<![A-Za-z0-9])example\\.(?:com|org|net)\\b)"
              + "|(?i:\\b(?:todo|fixme|replace[-_]?me)\\b)");

  public static ValueShape of(String name, String value) {
    Optional<Suspicion> suspicion = PlaintextDetector.inspect(name, value);
    String text = value.strip();
    boolean harmless =
        suspicion.isEmpty()
            && text.length() <= LONGEST
            && (HARMLESS_NAME.matcher(name.toUpperCase(Locale.ROOT)).matches()
                || HARMLESS_VALUE.matcher(text).matches());
    return new ValueShape(
        text.isEmpty(),
        suspicion.orElse(null),
        harmless ? text : null,
        scheme(text),
        placeholders(text).stream().findFirst().orElse(null),
        dataHost(text),
        text.contains("*"));
  }

  private static @Nullable String dataHost(String text) {
    return dataHosts(text).stream().findFirst().orElse(null);
  }

  /** Endpoints of databases and caches of AWS that a text names, in lower case. */
  public static Set<String> dataHosts(String text) {
    Set<String> hosts = new LinkedHashSet<>();
    Matcher m = DATA_HOST.matcher(text.toLowerCase(Locale.ROOT));
    while (m.find()) {
      hosts.add(m.group());
    }
    return hosts;
  }

  /** The placeholders in a text that nobody filled in. */
  public static List<String> placeholders(String text) {
    List<String> found = new ArrayList<>();
    Matcher m = PLACEHOLDER.matcher(text);
    while (m.find()) {
      found.add(m.group());
    }
    return found;
  }

  private static @Nullable String scheme(String text) {
    Matcher m = SCHEME.matcher(text);
    if (!m.matches()) {
      return null;
    }
    String scheme = m.group(1) == null ? m.group(2) : m.group(1);
    return scheme == null ? null : scheme.toLowerCase(Locale.ROOT);
  }
}
