package dev.quarterdeck.readiness.plaintext;

import dev.quarterdeck.readiness.plaintext.Suspicion.Level;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a named text looks like a secret value: by the shapes that issuers give their
 * tokens, by credentials inside addresses and options, by the name, and by randomness. References
 * and placeholders that are filled in later are none. Keeps nothing of what it reads.
 */
public final class PlaintextDetector {
  // Every repetition has an end: a long line of anybody's must not be gone through again and again.

  /** {@code scheme://user:password@host}; a password may hold slashes. */
  private static final Pattern USER_INFO =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,40}://([^\\s/?#:@]{0,200}):([^\\s@]{1,4000})@");

  /** A token in the place of the user: {@code https://TOKEN@host}. */
  private static final Pattern USER_ONLY =
      Pattern.compile(
          "[A-Za-z][A-Za-z0-9+.-]{0,40}://([^\\s/?#:@]{20,4000})@(?![^/]{0,300}sentry)");

  /** {@code password=…}, {@code "api_key": "…"}, {@code --token …} inside a longer text. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "(?i)(?<![A-Za-z0-9])-{0,2}[A-Za-z0-9_.-]{0,100}?(?:password|passwd|pwd|passphrase|secret"
              + "|token|api[-_.]?key|access[-_.]?key|secret[-_.]?key|private[-_.]?key|credentials?)"
              + "[\"']?(?:\\s*[=:]\\s*|(?<=--[A-Za-z0-9_.-]{1,40})\\s+)"
              + "[\"']?(?:(?:bearer|basic|token)\\s+)?([^\\s\"',;&|}]{3,})");

  private static final Pattern BEARER =
      Pattern.compile(
          "(?i)\\b(?:authorization|x-api-key)[\"']?\\s*[:=]\\s*[\"']?(?:bearer|basic|token)?\\s*([^\\s\"',;]{8,})");

  private PlaintextDetector() {}

  /**
   * @param name of the variable, option or label
   * @param value its text
   */
  public static Optional<Suspicion> inspect(String name, String value) {
    String text = value.strip();
    if (text.isEmpty() || Literals.reference(text) || TokenShapes.publishable(text)) {
      return Optional.empty();
    }
    VariableName words = new VariableName(name);
    return inText(text, words.forBrowsers())
        .or(() -> byName(words, text))
        .or(() -> byRandomness(words, text));
  }

  /** A text without a name of its own, such as an argument of a command or a line of a file. */
  public static Optional<Suspicion> inspectText(String value) {
    String text = value.strip();
    return text.isEmpty() || TokenShapes.publishable(text) ? Optional.empty() : inText(text, false);
  }

  /** Whether a name is one that secrets have: what stands under it should not be read by all. */
  public static boolean names(String name) {
    return new VariableName(name).secret();
  }

  private static Optional<Suspicion> inText(String text, boolean forBrowsers) {
    return TokenShapes.find(text, forBrowsers)
        .or(() -> inAddress(text))
        .or(() -> assigned(text, ASSIGNMENT, "a credential among its options"))
        .or(() -> assigned(text, BEARER, "an authorization header"));
  }

  private static Optional<Suspicion> inAddress(String text) {
    Matcher m = USER_INFO.matcher(text);
    while (m.find()) {
      String password = m.group(2);
      // host:8080/path@x is a port and a path.
      boolean port = !m.group(1).isEmpty() && password.matches("\\d{1,5}/.*");
      if (!port && !Literals.reference(password)) {
        return secret("url-password", "an address with a password in it");
      }
    }
    Matcher user = USER_ONLY.matcher(text);
    return user.find() && Randomness.mixed(user.group(1)) && !Literals.reference(user.group(1))
        ? secret("url-token", "an address with a token in it")
        : Optional.empty();
  }

  private static Optional<Suspicion> assigned(String text, Pattern pattern, String what) {
    Matcher m = pattern.matcher(text);
    while (m.find()) {
      String value = m.group(1);
      if (!Literals.reference(value)
          && !value.startsWith("$")
          && !value.startsWith("{{")
          && !Literals.isSwitch(value)
          && !Literals.number(value)
          && !Literals.path(value)
          && !Literals.url(value)
          && !value.startsWith("arn:")) {
        return secret("assignment", what);
      }
    }
    return Optional.empty();
  }

  private static Optional<Suspicion> byName(VariableName name, String text) {
    if (Literals.isSwitch(text) || Literals.path(text) || Literals.url(text)) {
      return Optional.empty();
    }
    if (name.password()) {
      return secret("secret-name", "a password");
    }
    return name.secret() && !Literals.number(text) || name.key() && Randomness.hexKey(text)
        ? secret("secret-name", "a value under the name of a secret")
        : Optional.empty();
  }

  private static Optional<Suspicion> byRandomness(VariableName name, String text) {
    if (name.identifier() || name.forBrowsers() || !Randomness.token(text)) {
      return Optional.empty();
    }
    return Optional.of(
        new Suspicion(
            "random-text",
            text.length() >= 32 ? Level.SECRET : Level.REVIEW,
            "random text as keys are made of"));
  }

  private static Optional<Suspicion> secret(String rule, String text) {
    return Optional.of(new Suspicion(rule, Level.SECRET, text));
  }
}
