package dev.quarterdeck.rotation.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GeneratedTest {
  private static final Recipe RECIPE = new Generated();

  private static String made(String key, String old, Map<String, String> options) {
    try (SecretValue value = SecretValue.ofText(old)) {
      return Asked.text(RECIPE.next(Asked.of(key, options), value, 0));
    }
  }

  private static Recipe.Outlook outlook(String key, String old, Map<String, String> options) {
    try (SecretValue value = SecretValue.ofText(old)) {
      return RECIPE.outlook(Asked.of(key, options), value).orThrow();
    }
  }

  private static Problem refused(String key, String old, Map<String, String> options) {
    try (SecretValue value = SecretValue.ofText(old)) {
      Settings settings = Asked.of(key, options);
      Problem problem = Asked.problem(RECIPE.outlook(settings, value));
      assertThat(Asked.problem(RECIPE.next(settings, value, 0))).isEqualTo(problem);
      return problem;
    }
  }

  @Test
  void without_an_old_value_it_is_url_safe_and_long() {
    assertThat(made("PEPPER", "", Map.of())).matches("[A-Za-z0-9][A-Za-z0-9_-]{46}[A-Za-z0-9]");
    assertThat(outlook("PEPPER", "", Map.of()).details())
        .containsExactly("~ PEPPER: 48 URL-safe characters, 287 bits of chance");
  }

  @ParameterizedTest
  @CsvSource({
    "0123456789abcdef0123456789abcdef, [0-9a-f]{32}",
    "0123456789ABCDEF0123456789ABCDEF, [0-9A-F]{32}",
    "0b5bb5a2-74c2-4d6a-9d3b-6d2a5f9b8e11, [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
    "0B5BB5A2-74C2-4D6A-9D3B-6D2A5F9B8E11, [0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}",
    "demo-jwt-Abcdefghijklmnopqrstuvwxyz01, demo-jwt-[A-Za-z0-9]{28}",
    "tok_live_0123456789abcdef0123456789abcdef, tok_live_[0-9a-f]{32}",
    "Abcdefghijklmnopqrstuvwxyz0123456789, [A-Za-z0-9]{36}",
    "Ab!defghijklmnopqrstuvwxyz 0123456789, [A-Za-z0-9_-]{37}",
    "SGVsbG8sIHRoaXMgaXMgYSBsb25nIHRleHQgd2l0aCA0Ng==, [A-Za-z0-9+/]{46}==",
  })
  void keeps_the_form_of_the_old_value(String old, String form) {
    String fresh = made("PEPPER", old, Map.of());
    assertThat(fresh).matches(form).isNotEqualTo(old);
    assertThat(outlook("PEPPER", old, Map.of()).details().getFirst())
        .endsWith("it has " + old.length() + " characters now");
  }

  @Test
  void what_is_too_short_becomes_long_with_a_note() {
    assertThat(made("PIN", "1234", Map.of())).hasSize(48);
    assertThat(outlook("PIN", "1234", Map.of()).notes())
        .anyMatch(note -> note.contains("too short to be safe"));
    assertThat(made("JWT_SECRET", "abcdefghijklmnopqrstuvwx", Map.of()))
        .as("24 characters are enough for a token, not for a signature")
        .hasSize(48);
    assertThat(made("API_TOKEN", "abcdefghijklmnopqrstuvwx", Map.of())).hasSize(24);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JWT_SECRET",
        "SECRET_KEY",
        "signingKey",
        "APP_SECRET",
        "SESSION_SECRET",
        "secret"
      })
  void signing_secrets_have_at_least_32_characters_and_end_sessions(String key) {
    assertThat(refused(key, "", Map.of("length", "31")).sentence()).contains("32 characters");
    assertThat(made(key, "", Map.of("length", "32"))).hasSize(32);
    assertThat(outlook(key, "x".repeat(40), Map.of()).notes())
        .anyMatch(note -> note.contains("sign") && note.contains("again"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PEPPER", "INTERNAL_TOKEN", "AWS_SECRET_ACCESS_KEY", "CLIENT_SECRET"})
  void others_do_not_sign(String key) {
    assertThat(outlook(key, "x".repeat(40), Map.of()).notes())
        .noneMatch(note -> note.contains("people sign in"));
  }

  @Test
  void an_encryption_key_is_warned_of() {
    assertThat(outlook("FERNET_KEY", "x".repeat(40), Map.of()).notes())
        .anyMatch(note -> note.contains("cannot be read with the new one"));
  }

  @Test
  void what_a_provider_issues_is_not_made_here() {
    String key = "sk_" + "live_" + "a1B2c3D4e5F6g7H8";
    assertThat(refused("PAYMENTS", key, Map.of()))
        .satisfies(
            p -> {
              assertThat(p.sentence()).contains("Stripe").doesNotContain(key);
              assertThat(p.remedy()).contains("dashboard.stripe.com").contains("supplied");
            });
    assertThat(outlook("STRIPE_SECRET_KEY", "x".repeat(40), Map.of()).notes())
        .anyMatch(note -> note.contains("Stripe issues"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgresql://app:pw@db/acme | URL",
        "{\"active\":\"a\",\"keys\":[]} | keyset",
        "-----BEGIN PRIVATE KEY----- | PEM"
      })
  void what_is_no_random_value_is_refused(String old, String says) {
    Problem problem = refused("VALUE", old, Map.of());
    assertThat(problem.sentence() + problem.remedy()).contains(says).doesNotContain(old);
  }

  @ParameterizedTest
  @CsvSource({
    "alphanumeric, 40, [A-Za-z0-9]{40}",
    "hex, 64, [0-9a-f]{64}",
    "url-safe, 64, [A-Za-z0-9_-]{64}",
    "base64, 44, [A-Za-z0-9+/]{44}",
    "printable, 40, [!-~]{40}",
    "uuid, 36, [0-9a-f-]{36}"
  })
  void alphabet_and_length_can_be_asked_for(String alphabet, String length, String form) {
    assertThat(made("PEPPER", "1234", Map.of("alphabet", alphabet, "length", length)))
        .matches(form);
  }

  @ParameterizedTest
  @CsvSource({"hex, 33, pairs", "base64, 33, four", "uuid, 32, 36", "hex, 16, 64 bits"})
  void lengths_that_an_alphabet_cannot_have_are_refused(String alphabet, String n, String says) {
    assertThat(refused("PEPPER", "", Map.of("alphabet", alphabet, "length", n)).sentence())
        .contains(says);
  }

  @Test
  void another_alphabet_does_not_keep_the_prefix() {
    assertThat(made("PEPPER", "demo-jwt-Abcdefghijklmnopqrstuvwxyz01", Map.of("alphabet", "hex")))
        .matches("[0-9a-f]{28}0?[0-9a-f]*")
        .doesNotStartWith("demo");
  }

  @Property
  void any_old_value_gives_a_strong_one_that_a_url_can_carry(
      @ForAll @AlphaChars @NumericChars @StringLength(max = 80) String old) {
    String fresh = made("PEPPER", old, Map.of());
    assertThat(fresh).matches("[A-Za-z0-9_-]{16,}");
    try (SecretValue value = SecretValue.ofText(fresh)) {
      assertThat(ValueForm.of(value).bits()).isGreaterThanOrEqualTo(80);
    }
  }

  @Property(tries = 200)
  void any_text_is_handled_and_none_of_it_is_told(
      @ForAll @StringLength(min = 4, max = 60) String old) {
    try (SecretValue value = SecretValue.ofText("canary" + old)) {
      var looked = RECIPE.outlook(Asked.of("PEPPER", Map.of()), value);
      assertThat(looked.toString()).doesNotContain("canary");
      if (looked.isDone()) {
        assertThat(Asked.text(RECIPE.next(Asked.of("PEPPER", Map.of()), value, 0)))
            .isNotEmpty()
            .doesNotContain(old);
      }
    }
  }

  @Property(tries = 100)
  void base64_stands_for_as_many_bytes_as_before(@ForAll @IntRange(min = 16, max = 96) int bytes) {
    byte[] old = new byte[bytes];
    new Random(bytes).nextBytes(old);
    String text = Base64.getEncoder().encodeToString(old);
    if (!text.contains("+") && !text.contains("/") && !text.endsWith("=")) {
      return;
    }
    assertThat(Base64.getDecoder().decode(made("PEPPER", text, Map.of()))).hasSize(bytes);
  }

  /** Chi-square over 62 symbols: beyond 120 comes by chance once in a hundred thousand times. */
  @Test
  void every_symbol_is_as_likely_as_every_other() {
    Recipe seeded = new Generated(new Random(20_260_310));
    Map<Character, Integer> seen = new HashMap<>();
    int n = 0;
    for (int i = 0; i < 2_000; i++) {
      try (SecretValue none = SecretValue.ofText("")) {
        String made =
            Asked.text(
                seeded.next(
                    Asked.of("PEPPER", Map.of("alphabet", "alphanumeric", "length", "62")),
                    none,
                    0));
        for (char c : made.toCharArray()) {
          seen.merge(c, 1, Integer::sum);
          n++;
        }
      }
    }
    double expected = n / 62.0;
    double chiSquare =
        seen.values().stream().mapToDouble(k -> (k - expected) * (k - expected) / expected).sum();
    assertThat(seen).hasSize(62);
    assertThat(chiSquare).isLessThan(120);
  }

  @Test
  void options_are_checked_by_the_guide() {
    assertThat(Asked.problem(Generated.GUIDE.check(Map.of("lenght", "40"))).remedy())
        .isEqualTo("Did you mean length?");
    assertThat(Asked.problem(Generated.GUIDE.check(Map.of("length", "8"))).sentence())
        .isEqualTo("The option length must be a number from 16 to 4096.");
    assertThat(Asked.problem(Generated.GUIDE.check(Map.of("alphabet", "klingon"))).sentence())
        .contains("must be one of url-safe");
    assertThat(Generated.GUIDE.check(Map.of("length", "64")).orThrow())
        .containsEntry("length", "64");
  }
}
