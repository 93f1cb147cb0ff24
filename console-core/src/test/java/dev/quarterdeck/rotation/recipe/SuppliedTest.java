package dev.quarterdeck.rotation.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SuppliedTest {
  private static final String CANARY = "canary-4f6b1a0c9d";

  /** Put together here, so that no scanner takes it for a key. */
  private static String key(String... parts) {
    return String.join("", parts) + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
  }

  private static Supplied given(String value) {
    return new Supplied(question -> Outcome.done(SecretValue.ofText(value)));
  }

  private static Outcome<Recipe.Outlook> look(
      String value, String key, String old, Map<String, String> options) {
    try (Supplied recipe = given(value);
        SecretValue was = SecretValue.ofText(old)) {
      return recipe.outlook(Asked.of(key, options), was);
    }
  }

  private static List<String> notes(String value, String key, String old) {
    return look(value, key, old, Map.of()).orThrow().notes();
  }

  @Test
  void the_value_is_asked_for_once_and_given_back() {
    AtomicInteger asked = new AtomicInteger();
    try (Supplied recipe =
            new Supplied(
                question -> {
                  assertThat(question).isEqualTo("New value of MAIL_KEY: ");
                  asked.incrementAndGet();
                  return Outcome.done(SecretValue.ofText(CANARY));
                });
        SecretValue old = SecretValue.ofText("the-old-value")) {
      Settings settings = Asked.of("MAIL_KEY", Map.of());
      Outcome<Recipe.Outlook> outlook = recipe.outlook(settings, old);
      assertThat(outlook.orThrow().details())
          .containsExactly("~ MAIL_KEY: the value that was given, 17 characters; it has 13 now");
      assertThat(Asked.text(recipe.next(settings, old, 0))).isEqualTo(CANARY);
      assertThat(Asked.text(recipe.next(settings, old, 0))).isEqualTo(CANARY);
      assertThat(asked).hasValue(1);
      assertThat(outlook.toString() + recipe).doesNotContain(CANARY);
    }
  }

  @ParameterizedTest
  @CsvSource({"'\n', 17", "'\r\n', 17", "'\n\n', 18", "'', 17"})
  void one_line_break_at_the_end_is_left_out_and_told(String end, int length) {
    Recipe.Outlook outlook = look(CANARY + end, "MAIL_KEY", "old-value-1", Map.of()).orThrow();
    assertThat(outlook.details().getFirst()).contains(", " + length + " characters");
    assertThat(outlook.notes().stream().anyMatch(n -> n.startsWith("The line break")))
        .isEqualTo(!end.isEmpty());
  }

  @Test
  void an_unchanged_or_empty_value_is_refused() {
    assertThat(Asked.problem(look(CANARY + "\n", "MAIL_KEY", CANARY, Map.of())).sentence())
        .isEqualTo("The new value is the one that is there already.");
    assertThat(Asked.problem(look("\n", "MAIL_KEY", CANARY, Map.of())).sentence())
        .isEqualTo("The value is empty.");
    try (Supplied recipe = new Supplied(dev.quarterdeck.rotation.recipe.ValueSource.NONE);
        SecretValue old = SecretValue.ofText(CANARY)) {
      assertThat(Asked.problem(recipe.outlook(Asked.of("K", Map.of()), old)))
          .isInstanceOf(Problem.Refused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "changeme",
        "CHANGE_ME",
        "your-api-key-here",
        "<insert key>",
        "${API_KEY}",
        "xxxxxxxxxxxx",
        "TODO",
        "placeholder",
        "test",
        "00000000",
        "replace-me",
        "{{ key }}",
        "...",
        "password"
      })
  void placeholders_are_warned_of(String value) {
    assertThat(notes(value, "MAIL_KEY", "old-value-1"))
        .contains("The value looks like a placeholder.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'abc'| very short",
        "' a1B2c3D4e5F6'| white space",
        "'\"a1B2c3D4e5F6\"'| stands in quotes",
        "'Bearer a1B2c3D4e5F6'| belongs to the header",
        "'MAIL_KEY=a1B2c3D4e5F6'| NAME=VALUE"
      })
  void slips_of_the_clipboard_are_warned_of(String value, String says) {
    assertThat(notes(value, "MAIL_KEY", "old-value-1"))
        .anyMatch(n -> n.contains(says))
        .noneMatch(n -> n.contains("a1B2c3"));
  }

  @Test
  void a_good_value_raises_no_doubt() {
    assertThat(notes(key("sk", "_live_"), "STRIPE_SECRET_KEY", key("sk", "_live_x")))
        .containsExactly(
            "The value is not tried before it is promoted: give the option url for a test call, for"
                + " example url=https://api.stripe.com/v1/balance.",
            "The old value stays valid until it is revoked: do that when the services are well, at"
                + " Stripe: dashboard.stripe.com, Developers, API keys.");
  }

  @Test
  void a_key_for_another_place_is_warned_of() {
    assertThat(notes(key("sk", "_test_"), "STRIPE_SECRET_KEY", key("sk", "_live_")))
        .contains("The old value is a live key, the new one a test key.");
    assertThat(notes(key("sk-", "ant-api03-"), "OPENAI_API_KEY", key("sk-", "proj-")))
        .anyMatch(n -> n.contains("a key of OpenAI, the new one that of Anthropic"));
  }

  @Test
  void a_compromised_value_is_to_be_revoked_soon() {
    Settings settings = new Settings(Asked.ARN, "GITHUB_TOKEN", Map.of(), true);
    try (Supplied recipe = given(CANARY);
        SecretValue old = SecretValue.ofText("old-value-1")) {
      assertThat(recipe.outlook(settings, old).orThrow().notes())
          .anyMatch(n -> n.contains("works for whoever has it") && n.contains("at GitHub"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url| http://api.example.com/| in clear",
        "url| ftp://api.example.com/| https://",
        "url| https://me:pw@api.example.com/| no user",
        "url| not a url| must be a URL",
        "header| Authorization| of the form",
        "header| Authorization: Bearer| of the form",
        "header| X: {} {}| of the form",
        "header| Host: {}| a credential can go into",
        "status| 77x| a status or a range",
        "method| BREW| one of GET",
        "basic| a:b| without a colon"
      })
  void options_of_the_test_call_are_checked(String option, String value, String says) {
    assertThat(Asked.problem(Supplied.GUIDE.check(Map.of(option, value))).sentence())
        .contains(says)
        .doesNotContain(value);
  }

  @Test
  void a_value_in_an_option_is_refused_before_it_is_kept() {
    Problem problem =
        Asked.problem(
            look(
                CANARY,
                "MAIL_KEY",
                "old-value-1",
                Map.of("url", "https://api.example.com/?key=" + CANARY)));
    assertThat(problem.sentence()).isEqualTo("An option holds the value itself.");
    assertThat(Asked.problem(look(CANARY, "K", "old-value-1", Map.of("status", "200"))).sentence())
        .contains("has no URL");
  }
}
